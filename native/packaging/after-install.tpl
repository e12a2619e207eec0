#!/bin/bash
# Runs as root after the Debian package is unpacked. It replaces electron-builder's own script, so it also does that
# one's duties: the command on the PATH, the sandbox helper, the AppArmor profile.
set -e

ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'

# Where the kernel gives user namespaces to programs the sandbox needs no privilege; elsewhere its helper is setuid.
if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
  chmod 0755 '/opt/${sanitizedProductName}/chrome-sandbox'
else
  chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'
fi

# Ubuntu 24 and later give user namespaces only to programs with a profile. An older AppArmor cannot read this one
# and needs none.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
if [ -f "$profile" ] && command -v apparmor_parser >/dev/null && apparmor_parser --skip-kernel-load "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/${executable}'
  if ! { command -v ischroot >/dev/null && ischroot; }; then
    apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
  fi
fi

# Scales, scanners and printers without root. Devices that are already plugged in get their access now.
install -m 0644 '/opt/${sanitizedProductName}/resources/udev/70-station.rules' /etc/udev/rules.d/70-station.rules
if [ -S /run/udev/control ]; then
  udevadm control --reload
  udevadm trigger --subsystem-match=tty --subsystem-match=hidraw --subsystem-match=usb
fi

# The record's own folder, for the station's user alone. It is never touched again, and stays when the package goes.
getent group station >/dev/null || groupadd --system station
getent passwd station >/dev/null || useradd --system --gid station --groups dialout --home-dir /var/lib/interlock --shell /usr/sbin/nologin station
install -d -o station -g station -m 0700 /var/lib/interlock
