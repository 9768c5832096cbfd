package live

import "math/bits"

// CRC-32 of joined texts from the CRCs of the texts: multiplication modulo gzip's polynomial over GF(2), bits reflected
// (the method of Mark Adler's crc32_combine). A shift operator is x to the power of eight times the length.

const crcPolynomial = 0xedb88320

// crcProduct multiplies two polynomials modulo the CRC's.
func crcProduct(a, b uint32) uint32 {
	var p uint32
	for ; a != 0; a <<= 1 {
		p ^= b & -(a >> 31)
		b = b>>1 ^ crcPolynomial&-(b&1)
	}
	return p
}

// crcPowers[n] is x to the power of 2 to the n.
var crcPowers = func() (t [32]uint32) {
	p := uint32(1) << 30 // x
	for n := range t {
		t[n] = p
		p = crcProduct(p, p)
	}
	return t
}()

// crcShift is the operator that moves a CRC over n further bytes.
func crcShift(n int) uint32 {
	op := uint32(1) << 31 // x to the power of 0
	for k := uint64(n) << 3; k != 0; k &= k - 1 {
		op = crcProduct(crcPowers[bits.TrailingZeros64(k)&31], op)
	}
	return op
}

// crcJoin is the CRC of a text followed by another, whose CRC and shift operator are given.
func crcJoin(crc, next, shift uint32) uint32 { return crcProduct(shift, crc) ^ next }
