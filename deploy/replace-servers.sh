#!/bin/sh
# Restarts servers of systemd one after the other, and goes on only when each does its work again: no request fails.
# Usage: replace-servers.sh <port> <port> …, of the units antrean@<port>
set -eu
[ $# -gt 0 ] || { echo 'Usage: replace-servers.sh <port> <port> …' >&2; exit 2; }
for port in "$@"; do
  echo "Restarting antrean@$port"
  ${SYSTEMCTL:-systemctl} restart "antrean@$port"
  seconds=0
  until curl --silent --fail --max-time 5 --output /dev/null "http://127.0.0.1:$port/readyz"; do
    seconds=$((seconds + 1))
    if [ "$seconds" -ge "${READY_SECONDS:-120}" ]; then
      echo "antrean@$port is not ready; the others were left as they are. See journalctl -u antrean@$port" >&2
      exit 1
    fi
    sleep 1
  done
  # The load balancer asks once a second.
  sleep 3
done
