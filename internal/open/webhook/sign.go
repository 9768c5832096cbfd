package webhook

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
	"time"
)

const (
	// secretPrefix begins the written form of a secret.
	secretPrefix = "whsec_"
	// secretSize is the length of a secret in bytes; the standard asks for 24 to 64.
	secretSize = 32
)

// newSecret makes a secret in its written form.
func newSecret() string {
	b := make([]byte, secretSize)
	rand.Read(b) // never fails
	return secretPrefix + base64.StdEncoding.EncodeToString(b)
}

var errSecret = errors.New("the secret is not of the form whsec_ and base64")

// key is the key that a written secret stands for.
func key(secret string) ([]byte, error) {
	b, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, secretPrefix))
	if err != nil || len(b) < 24 || !strings.HasPrefix(secret, secretPrefix) {
		return nil, errSecret // without the secret itself
	}
	return b, nil
}

// Sign is the value of webhook-signature for a message: what was signed is id, time in seconds and body, between dots.
func Sign(secret, id string, at time.Time, body []byte) (string, error) {
	k, err := key(secret)
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, k)
	mac.Write([]byte(id + "." + strconv.FormatInt(at.Unix(), 10) + "."))
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}
