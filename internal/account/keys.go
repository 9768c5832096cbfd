package account

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Files of the data folder with secrets, each 32 bytes in hexadecimal, for its owner's eyes only. Who loses or deletes
// TokenKeyFile ends all tokens; without SealKeyFile nobody's second step works.
const (
	TokenKeyFile = "token.key"
	SealKeyFile  = "accounts.key"
)

const keyBytes = 32

// loadKey reads a key, making it when there is none. Two processes that do so at once get the same one.
func loadKey(dataDir, name string) ([]byte, error) {
	path := filepath.Join(dataDir, name)
	key, err := readKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if err := makeKey(path); err != nil {
		return nil, fmt.Errorf("make the key %s: %w", name, err)
	}
	return readKey(path)
}

func readKey(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read a key: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("the key %s can be read by others: set its mode to 0600", path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read a key: %w", err)
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) != keyBytes {
		return nil, fmt.Errorf("the key %s is damaged: %d hexadecimal digits are expected", path, 2*keyBytes)
	}
	return key, nil
}

func makeKey(path string) (err error) {
	key := make([]byte, keyBytes)
	if _, err := rand.Read(key); err != nil {
		return err
	}
	// Written beside and linked, so that nobody reads half a key and the first of two writers wins.
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(f.Name())) }()
	_, err = f.WriteString(hex.EncodeToString(key) + "\n")
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// seal keeps a secret readable by this program only; about binds it to what it belongs to.
func seal(key, secret []byte, about string) ([]byte, error) {
	gcm, err := sealer(key)
	if err != nil {
		return nil, err
	}
	return gcm.Seal(nil, nil, secret, []byte(about)), nil
}

func unseal(key, sealed []byte, about string) ([]byte, error) {
	gcm, err := sealer(key)
	if err != nil {
		return nil, err
	}
	secret, err := gcm.Open(nil, nil, sealed, []byte(about))
	if err != nil {
		return nil, fmt.Errorf("open a secret with %s: %w", SealKeyFile, err)
	}
	return secret, nil
}

func sealer(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// randomToken makes a secret of 256 bits for links and the like, and the hash under which it is kept.
func randomToken() (token string, hash []byte) {
	b := make([]byte, 32)
	rand.Read(b) // never fails: see its documentation
	token = base64.RawURLEncoding.EncodeToString(b)
	return token, hashToken(token)
}

func hashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
