package password

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/secure/precis"
)

// Cost is what one hash takes (RFC 9106).
type Cost struct {
	Memory  uint32 // KiB
	Time    uint32 // passes over the memory
	Threads uint8
}

// DefaultCost is above the least that OWASP's Password Storage Cheat Sheet asks for argon2id (19 MiB, 2 passes, 1 thread).
// One thread, so that the many that log in at once share the processors fairly.
var DefaultCost = Cost{Memory: 32 << 10, Time: 3, Threads: 1}

const (
	saltBytes = 16
	keyBytes  = 32
	// Bounds of what is believed of a stored hash: more would be a way to stop the server.
	maxMemory = 1 << 20 // KiB
	maxTime   = 64
)

var errHash = errors.New("not an argon2id hash")

// Hash hashes a password into PHC's string form, "$argon2id$v=19$m=..,t=..,p=..$salt$key". The password has passed Check.
func Hash(password string, c Cost) (string, error) {
	normal, err := Normalize(password)
	if err != nil {
		return "", err
	}
	salt := make([]byte, saltBytes)
	if _, err := rand.Read(salt); err != nil {
		return "", fmt.Errorf("make a salt: %w", err)
	}
	key := argon2.IDKey([]byte(normal), salt, c.Time, c.Memory, c.Threads, keyBytes)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.Memory, c.Time, c.Threads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key)), nil
}

// Verify tells whether the password is the one that was hashed, and whether the hash was made at another cost than c and is
// to be made again. It always takes the time of the hash, whatever the password is.
func Verify(hash, password string, c Cost) (ok, stale bool, err error) {
	cost, salt, key, err := parse(hash)
	if err != nil {
		return false, false, err
	}
	normal, wrong := Normalize(password)
	if wrong != nil {
		normal = "" // no password is empty: it costs the same and matches nothing
	}
	got := argon2.IDKey([]byte(normal), salt, cost.Time, cost.Memory, cost.Threads, uint32(len(key)))
	ok = subtle.ConstantTimeCompare(got, key) == 1 && wrong == nil
	return ok, cost != c, nil
}

// Normalize makes the forms in which keyboards send one password the same (RFC 8265, OpaqueString: NFC, one kind of
// space). Passwords with control characters, empty ones and overlong ones have no normal form.
func Normalize(password string) (string, error) {
	if len(password) > 4*MaxLength*2 { // four bytes a character, twice for what composes
		return "", errors.New("the password is too long")
	}
	if !utf8.ValidString(password) {
		return "", errors.New("the password is not UTF-8")
	}
	normal, err := precis.OpaqueString.String(password)
	if err != nil {
		return "", fmt.Errorf("the password has characters that cannot be typed: %w", err)
	}
	return normal, nil
}

func parse(hash string) (c Cost, salt, key []byte, err error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, errHash
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.Memory, &c.Time, &c.Threads); err != nil {
		return c, nil, nil, errHash
	}
	if parts[3] != fmt.Sprintf("m=%d,t=%d,p=%d", c.Memory, c.Time, c.Threads) ||
		c.Memory < 1 || c.Memory > maxMemory || c.Time < 1 || c.Time > maxTime || c.Threads < 1 {
		return c, nil, nil, errHash
	}
	if salt, err = base64.RawStdEncoding.Strict().DecodeString(parts[4]); err != nil || len(salt) < 8 || len(salt) > 64 {
		return c, nil, nil, errHash
	}
	if key, err = base64.RawStdEncoding.Strict().DecodeString(parts[5]); err != nil || len(key) < 16 || len(key) > 64 {
		return c, nil, nil, errHash
	}
	return c, salt, key, nil
}
