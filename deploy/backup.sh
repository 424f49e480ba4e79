#!/bin/sh
# Makes a backup by `antrean backup`, deletes old ones, and tells Prometheus when. Settings are variables of the environment:
#   BACKUP_DIR            the folder of the backups; encrypt its disk
#   BACKUP_KEEP_DAYS      days that a backup is kept at least (14)
#   BACKUP_KEEP_LEAST     backups that are kept whatever their age (7)
#   BACKUP_EVERY_SECONDS  makes one again and again, and tries again after ten minutes if one fails; none: once
#   BACKUP_THEN           a program that is given the file, to copy it to another place
#   BACKUP_FIGURES_DIR    the folder from which node-exporter reads figures; none: they are not written
#   ANTREAN               the command (antrean)
set -eu
: "${BACKUP_DIR:?BACKUP_DIR must be the folder of the backups}"

delete_old() {
  # The newest first; their names are of the moment at which they were made.
  find "$BACKUP_DIR" -maxdepth 1 -type f -name 'antrean-*.sql.gz' | sort -r | tail -n "+$((${BACKUP_KEEP_LEAST:-7} + 1))" |
    while read -r old; do
      if [ -n "$(find "$old" -mtime "+${BACKUP_KEEP_DAYS:-14}")" ]; then
        rm "$old"
        echo "Deleted $old"
      fi
    done
}

write_figures() {
  [ -n "${BACKUP_FIGURES_DIR:-}" ] || return 0
  # Read whole or not at all.
  cat >"$BACKUP_FIGURES_DIR/antrean-backup.prom.new" <<FIGURES
# HELP antrean_backup_success_timestamp_seconds When the last backup that succeeded was made.
# TYPE antrean_backup_success_timestamp_seconds gauge
antrean_backup_success_timestamp_seconds $(date +%s)
# HELP antrean_backup_size_bytes Size of that backup.
# TYPE antrean_backup_size_bytes gauge
antrean_backup_size_bytes $(wc -c <"$1")
FIGURES
  mv "$BACKUP_FIGURES_DIR/antrean-backup.prom.new" "$BACKUP_FIGURES_DIR/antrean-backup.prom"
}

# The shell heeds `set -e` in no function that is part of a condition: each step names the next.
make_backup() {
  file="$BACKUP_DIR/antrean-$(date -u +%Y%m%dT%H%M%SZ).sql.gz"
  "${ANTREAN:-antrean}" backup "$file" &&
    { [ -z "${BACKUP_THEN:-}" ] || "$BACKUP_THEN" "$file"; } &&
    write_figures "$file" &&
    delete_old
}

if [ -z "${BACKUP_EVERY_SECONDS:-}" ]; then
  make_backup
  exit
fi
# A signal ends the pause at once.
trap 'exit 0' TERM INT
while :; do
  if make_backup; then pause=$BACKUP_EVERY_SECONDS; else pause=600; fi
  sleep "$pause" &
  wait $!
done
