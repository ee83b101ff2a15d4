# Shared by run, stop and test: finds or installs what they need, and talks to the local stack. Sourced, not run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
local_module=$root/deploy/local
load=$root/deploy/load
home=$local_module/home

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" > /dev/null 2>&1; }

# install PACKAGE WHY: with apt-get where we may, else says what is missing
install() {
  if [[ $(id -u) == 0 ]] && have apt-get; then
    say "installing $1 ($2)"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq install -y --no-install-recommends "$1" > /dev/null 2>&1 \
      || { apt-get -qq update && apt-get -qq install -y --no-install-recommends "$1" > /dev/null; } \
      || fail "apt-get could not install $1"
  else
    fail "$2 is missing. On Debian or Ubuntu: sudo apt-get install $1"
  fi
}

java_release() {
  "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p'
}

# Leaves a JDK of release 17 or later in JAVA_HOME
need_java() {
  local candidate
  for candidate in "${JAVA_HOME:-/none}" "$(jdk_of_path)" /usr/lib/jvm/*-17-* /usr/lib/jvm/*; do
    if [[ -x $candidate/bin/javac && $(java_release "$candidate/bin/java") -ge 17 ]]; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  [[ -z ${1:-} ]] || fail "a JDK 17 was installed and is not found in /usr/lib/jvm"
  install openjdk-17-jdk-headless "a JDK of release 17 or later"
  need_java again
}

jdk_of_path() {
  if have javac; then dirname "$(dirname "$(readlink -f "$(command -v javac)")")"; else say /none; fi
}

# install_stopped PACKAGE WHY: Debian starts a service when its package is installed; ours are private ones, so it is told not to
install_stopped() {
  local policy=/usr/sbin/policy-rc.d ours=
  if [[ $(id -u) == 0 && ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' > "$policy" && chmod +x "$policy" && ours=yes
  fi
  install "$1" "$2"
  [[ -z $ours ]] || rm -f "$policy"
}

# The virus scanner that the tests ask; it needs no signatures but the one that they bring
need_clamd() {
  [[ ! -x /usr/sbin/clamd ]] || return 0
  install_stopped clamav-daemon "clamd, which the tests ask for viruses,"
  [[ ! -d /run/systemd/system ]] || systemctl disable --quiet --now clamav-daemon clamav-freshclam > /dev/null 2>&1 || true
}

need_rabbitmq() {
  if [[ -n ${TRUCEWATCH_RABBITMQ_URL:-} || -x /usr/lib/rabbitmq/bin/rabbitmq-server || -x /usr/local/sbin/rabbitmq-server \
    || -x /opt/rabbitmq/sbin/rabbitmq-server || -x /opt/homebrew/sbin/rabbitmq-server ]]; then
    return
  fi
  install_stopped rabbitmq-server "RabbitMQ"
  [[ ! -d /run/systemd/system ]] || systemctl disable --quiet --now rabbitmq-server > /dev/null 2>&1 || true
}

# Builds the Kubernetes objects that the tests read
need_kustomize() {
  have kubectl || have kustomize || install kubernetes-client "kubectl, which builds deploy/kubernetes,"
}

need_tools() {
  need_java
  need_rabbitmq
}

# maven ARGUMENTS: the wrapper, or an installed Maven where the wrapper cannot download its own
maven() {
  [[ -n ${maven_command:-} ]] || find_maven
  (cd "$root" && exec "$maven_command" "$@")
}

find_maven() {
  if "$root/mvnw" -v > /dev/null 2>&1; then
    maven_command=$root/mvnw
  elif have mvn && [[ $(printf '%s\n' 3.8.6 "$(mvn -v | sed -n '1s/[^0-9]*\([0-9.]*\).*/\1/p')" | sort -V | head -1) == 3.8.6 ]]; then
    maven_command=mvn
  else
    fail "Maven cannot be downloaded by ./mvnw, and no mvn >= 3.8.6 is installed (sudo apt-get install maven)"
  fi
}

# newer_than STAMP PATH...: whether the stamp is missing or something below the paths is younger
newer_than() {
  local stamp=$1
  shift
  [[ ! -e $stamp ]] || [[ -n $(find "$@" -newer "$stamp" -type f -print -quit 2> /dev/null) ]]
}

# quietly LOG COMMAND...: its output goes to the log, and to us when it fails
quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" > "$log" 2>&1 || {
    tail -40 "$log" >&2
    fail "failed: ${*: -3} (all of it: $log)"
  }
}

# How code is formatted is for deploy/test to say; it hinders nobody to run or to stop
readonly build=(-B -Dspotless.check.skip=true)

build_local() {
  local stamp=$local_module/target/run.stamp
  if newer_than "$stamp" "$root/pom.xml" "$local_module/pom.xml" "$local_module/src/main" \
    || [[ ! -e $local_module/target/classpath ]]; then
    say "building the local stack"
    quietly "$local_module/home/logs/build-local.log" maven "${build[@]}" -pl deploy/local compile
    touch "$stamp"
  fi
}

# Packages the services whose sources are younger than what was packaged last
build_services() {
  local service stale=() stamp
  for service in incidents verification notification; do
    stamp=$root/$service-service/target/run.stamp
    if newer_than "$stamp" "$root/pom.xml" "$root/service-kit/pom.xml" "$root/service-kit/src/main" \
      "$root/$service-service/pom.xml" "$root/$service-service/src/main" "$root/examiner/pom.xml" "$root/examiner/src/main" \
      || [[ ! -e $root/$service-service/target/quarkus-app/quarkus-run.jar ]]; then
      stale+=("$service-service")
    fi
  done
  ((${#stale[@]})) || return 0
  # a service must not lose its jars under its feet, so what will be built anew is stopped first
  stack stop "${stale[@]%-service}"
  say "building ${stale[*]}"
  quietly "$local_module/home/logs/build-services.log" maven "${build[@]}" -DskipTests -am -pl "$(
    IFS=,
    echo "${stale[*]}"
  )" package
  for service in "${stale[@]}"; do touch "$root/$service/target/run.stamp"; done
}

# The loaders, the example and the load generator
build_load() {
  local stamp=$load/target/run.stamp
  if newer_than "$stamp" "$root/pom.xml" "$load/pom.xml" "$load/src/main" || [[ ! -e $load/target/classpath ]]; then
    say "building the loaders" >&2
    quietly "$local_module/home/logs/build-load.log" maven "${build[@]}" -pl deploy/load compile
    touch "$stamp"
  fi
}

# loader CLASS ARGUMENTS...: becomes one of the loaders
loader() {
  need_java
  build_load
  exec "$JAVA_HOME/bin/java" -Dtrucewatch.root="$root" -cp "$load/target/classes:$(cat "$load/target/classpath")" "$@"
}

# stack COMMAND...: org.trucewatch.local.Main
stack() {
  "$JAVA_HOME/bin/java" -Xmx128m -XX:TieredStopAtLevel=1 -Dslf4j.internal.verbosity=ERROR -Dtrucewatch.root="$root" \
    -cp "$local_module/target/classes:$(cat "$local_module/target/classpath")" org.trucewatch.local.Main "$@"
}
