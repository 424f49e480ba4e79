#!/bin/sh
# Makes the secrets of a new installation, each in a file of its own, and never writes over one that is there.
# Usage: make-secrets.sh <folder> <address of the database as the servers reach it, such as pgbouncer:6432/antrean>
set -eu
folder=${1:?Usage: make-secrets.sh <folder> <host:port/database>}
address=${2:?Usage: make-secrets.sh <folder> <host:port/database>}
mkdir -p "$folder"
# Without a newline at the end, since some programs take it for a part of a password.
# Containers read them by accounts of their own; on the machine itself no one else enters the folder.
chmod 700 "$folder"

keep() {
  if [ -e "$folder/$1" ]; then
    echo "$1 is there and stays as it is."
  else
    printf '%s' "$2" >"$folder/$1"
    chmod 444 "$folder/$1"
    echo "$1 was made."
  fi
}

# Of hexadecimal digits, since passwords stand in addresses.
for name in postgres-password owner-password antrean-password grafana-password metrics-key; do
  keep "$name" "$(openssl rand -hex 24)"
done
keep admin-key "$(openssl rand -base64 24)"
keep data-key "$(openssl rand -base64 32)"

owner=$(cat "$folder/owner-password")
antrean=$(cat "$folder/antrean-password")
keep database-url "postgresql://antrean_app:$antrean@$address"
keep database-owner-url "postgresql://antrean_owner:$owner@$address"
keep pgbouncer-users "\"antrean_app\" \"$antrean\"
\"antrean_owner\" \"$owner\""
