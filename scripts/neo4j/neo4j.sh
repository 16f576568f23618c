#!/usr/bin/env bash
# A real Neo4j Community server for the tests, on loopback, under the checkout's ignored .neo4j/ folder.
#
#   scripts/neo4j/neo4j.sh install   bring the server's jars with Maven (once; minutes)
#   scripts/neo4j/neo4j.sh start     install if need be, start, wait until it answers
#   scripts/neo4j/neo4j.sh status    say whether it runs; exit code 3 when it does not
#   scripts/neo4j/neo4j.sh env       print NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD for `eval`
#   scripts/neo4j/neo4j.sh stop      stop it and wait until it is gone
#
# Needs Java 17 or 21, and Maven for `install`. Settings from the environment: GRAPHBUILDER_NEO4J (the folder, default
# .neo4j), GRAPHBUILDER_NEO4J_HOME (data, settings and logs of this server, default .neo4j/instance), NEO4J_HEAP
# (default 512m), NEO4J_PAGECACHE (128m), NEO4J_WAIT_S (180).
set -euo pipefail

script=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${GRAPHBUILDER_NEO4J:-$(dirname "$(dirname "$script")")/.neo4j}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
jars=$folder/jars
home=${GRAPHBUILDER_NEO4J_HOME:-$folder/instance}
mkdir -p "$home"
home=$(cd "$home" && pwd)
settings=$home/neo4j.conf
heap=${NEO4J_HEAP:-512m}
wait_s=${NEO4J_WAIT_S:-180}

fail() {
  echo "neo4j.sh: $1" >&2
  exit "${2:-1}"
}

java_of_right_age() {
  local candidate major
  for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
    [ -x "$candidate" ] || continue
    major=$("$candidate" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
    if [ "$major" = 17 ] || [ "$major" = 21 ]; then
      echo "$candidate"
      return
    fi
  done
  fail "no Java 17 or 21 found: install one, or point JAVA_HOME at it"
}

# The jars are complete when the stamp names the very pom.xml that they were made from.
stamp() { sha256sum < "$script/pom.xml"; }

install_jars() {
  exec 8> "$folder/lock"
  flock 8 # two installs at once: the second finds the jars of the first
  [ "$(cat "$jars/stamp" 2> /dev/null || true)" = "$(stamp)" ] && exec 8>&- && return
  command -v mvn > /dev/null || fail "Maven is missing: install it to bring the server's jars"
  local fresh=$folder/jars.part
  rm -rf "$fresh"
  if ! mvn --batch-mode --quiet --file "$script/pom.xml" dependency:copy-dependencies \
    -DincludeScope=runtime -DoutputDirectory="$fresh" > "$folder/install.log" 2>&1; then
    tail -n 3 "$folder/install.log" >&2
    fail "Maven could not bring the jars; the whole story is in $folder/install.log"
  fi
  stamp > "$fresh/stamp"
  rm -rf "$jars"
  mv "$fresh" "$jars"
  exec 8>&-
}

# The process is ours only if its command line names our home: a number from an old file may be anybody's by now.
process() {
  local number
  number=$(cat "$home/process" 2> /dev/null) || return 1
  { tr '\0' '\n' < "/proc/$number/cmdline"; } 2> /dev/null | grep --quiet --fixed-strings --line-regexp -e "--home-dir=$home" || return 1
  echo "$number"
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000)) # below the range that the system gives to outgoing connections
    (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null || break
  done
  echo "$port"
}

write_settings() {
  cat > "$settings" << SETTINGS
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:$1
server.bolt.advertised_address=127.0.0.1:$1
server.http.enabled=false
server.https.enabled=false
server.memory.heap.initial_size=$heap
server.memory.heap.max_size=$heap
server.memory.pagecache.size=${NEO4J_PAGECACHE:-128m}
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
SETTINGS
  echo "$1" > "$home/port"
}

set_first_password() {
  [ -s "$home/password" ] && return
  (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' > "$home/password.part")
  NEO4J_HOME=$home NEO4J_CONF=$home "$1" -Xmx256m -cp "$jars/*" org.neo4j.cli.AdminTool \
    dbms set-initial-password "$(cat "$home/password.part")" > "$home/password.log" 2>&1 \
    || fail "the first password could not be set; see $home/password.log"
  mv "$home/password.part" "$home/password"
}

# One attempt. The log's own last word counts, not an open port: a port may be another process's.
launch() {
  local java=$1 number tick
  : > "$home/server.log"
  # --add-opens: Neo4j's page cache reaches into these packages; its own start script gives the same.
  setsid nohup "$java" "-Xms$heap" "-Xmx$heap" -XX:+UseG1GC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 \
    --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED \
    -cp "$jars/*" org.neo4j.server.CommunityEntryPoint "--home-dir=$home" "--config-dir=$home" --console-mode \
    > "$home/server.log" 2>&1 < /dev/null 9>&- &
  number=$!
  echo "$number" > "$home/process"
  for ((tick = 0; tick < wait_s * 4; tick++)); do
    grep --quiet 'INFO  Started\.' "$home/server.log" && return 0
    kill -0 "$number" 2> /dev/null || return 1
    sleep 0.25
  done
  kill "$number"
  return 1
}

start() {
  local java attempt
  java=$(java_of_right_age)
  exec 9> "$home/lock"
  flock 9 # two starts at once: the second finds the server of the first
  process > /dev/null && return
  install_jars
  for attempt in 1 2 3; do
    write_settings "$(free_port)"
    set_first_password "$java"
    launch "$java" && return
    grep --quiet 'Address already in use' "$home/server.log" || break
  done
  grep -E 'ERROR|Caused by' "$home/server.log" | head -n 3 | cut -c 1-300 >&2 || true
  fail "the server did not start; see $home/server.log"
}

stop() {
  local number tick
  number=$(process) || return 0
  kill "$number"
  for ((tick = 0; tick < 240; tick++)); do
    kill -0 "$number" 2> /dev/null || return 0
    sleep 0.25
  done
  fail "process $number is still there after 60 s"
}

status() {
  process > /dev/null || {
    echo "stopped"
    return 3
  }
  echo "running: bolt://127.0.0.1:$(cat "$home/port")"
}

environment() {
  process > /dev/null || fail "not running; start it first" 3
  echo "export NEO4J_URI=bolt://127.0.0.1:$(cat "$home/port") NEO4J_USER=neo4j NEO4J_PASSWORD=$(cat "$home/password")"
}

case ${1:-} in
  install) install_jars ;;
  start) start && status ;;
  status) status ;;
  env) environment ;;
  stop) stop && status || [ $? -eq 3 ] ;;
  *)
    sed -n '2,13s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
