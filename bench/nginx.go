package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"syscall"
	"time"

	"github.com/varanto/varanto/bench/running"
)

// nginx is a running nginx that serves a folder of files.
type nginx struct {
	*running.Process
	client
	workers int
}

// nginxConfig serves files as fast as nginx can: kept open, sent by the kernel, zipped beforehand, nothing logged.
// Its values are the user line, the number of workers, the folder for its own files (five times), the address and the
// folder to serve.
const nginxConfig = `%s
worker_processes %d;
daemon off;
pid %[3]s/nginx.pid;
error_log stderr crit;
worker_rlimit_nofile 65536;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  tcp_nodelay on;
  keepalive_timeout 300s;
  keepalive_requests 100000000;
  open_file_cache max=50000 inactive=10m;
  open_file_cache_valid 10m;
  gzip_static on;
  etag on;
  default_type "application/json; charset=utf-8";
  client_header_buffer_size 8k;
  large_client_header_buffers 4 16k;
  client_body_temp_path %[3]s/body;
  proxy_temp_path %[3]s/proxy;
  fastcgi_temp_path %[3]s/fastcgi;
  uwsgi_temp_path %[3]s/uwsgi;
  scgi_temp_path %[3]s/scgi;
  server {
    listen %[4]s backlog=1024;
    root %[5]s;
  }
}
`

const (
	nginxLimit = 10 * time.Second
	nginxPause = 5 * time.Millisecond
)

// startNginx serves folder with that many worker processes.
func startNginx(ctx context.Context, work, folder string, workers int) (*nginx, error) {
	own, err := os.MkdirTemp(work, "nginx-")
	if err != nil {
		return nil, err
	}
	address, err := running.FreeAddress()
	if err != nil {
		return nil, err
	}
	line, err := nginxUser()
	if err != nil {
		return nil, err
	}
	config := filepath.Join(own, "nginx.conf")
	text := fmt.Sprintf(nginxConfig, line, workers, own, address, folder)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		return nil, err
	}
	p, err := running.Start(ctx, syscall.SIGQUIT, "nginx", "-p", own, "-c", config, "-e", "stderr")
	if err != nil {
		return nil, err
	}
	n := &nginx{Process: p, client: newClient("http://" + address), workers: workers}
	err = running.Until(ctx, "starting nginx", nginxPause, nginxLimit, func() (bool, error) {
		if err := p.Ended(); err != nil {
			return false, err
		}
		_, err := n.status(ctx, "/")
		return err == nil, nil
	})
	if err != nil {
		_ = p.Close() // why it did not start matters more
		return nil, err
	}
	return n, nil
}

// nginxUser keeps the workers of a root's nginx from becoming a user who may not read the files.
func nginxUser() (string, error) {
	if os.Getuid() != 0 {
		return "", nil
	}
	u, err := user.Current()
	if err != nil {
		return "", err
	}
	return "user " + u.Username + " " + u.Username + ";", nil
}

// installed tells whether the programs for comparisons are there.
func installed() error {
	for _, program := range []string{"wrk", "nginx"} {
		if _, err := exec.LookPath(program); err != nil {
			return fmt.Errorf("%s is not installed (Debian: nginx-light, wrk): %w", program, err)
		}
	}
	return nil
}
