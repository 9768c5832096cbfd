// Package webhook sends the public changes to programs that subscribed: one signed POST a change, in order, until it was
// taken.
//
// Subscriptions are made by the operator and lie in a file of the data folder. How far each has got lies in the log's
// cursors, so that a restart goes on where it was. A change is sent at least once: who gets one twice knows it by its
// webhook-id. Signatures are those of Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA256 over id, time and
// body.
package webhook
