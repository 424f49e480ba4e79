#!/bin/sh
# Makes the two roles and the database of docs/operations.md (Least privilege), with the passwords of the files in SECRETS.
# The image of PostgreSQL runs it once, at its first start; elsewhere run it as the superuser, with the variables of psql.
set -eu
export SECRETS="${SECRETS:-/run/secrets}"
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\set owner_password `cat "$SECRETS/owner-password"`
\set antrean_password `cat "$SECRETS/antrean-password"`
create role antrean_owner login password :'owner_password';
create role antrean_app login password :'antrean_password';
create database antrean owner antrean_owner;
revoke temporary on database antrean from public;
SQL
