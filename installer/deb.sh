#!/bin/sh
# The Debian package around the image. By dpkg-deb and not by jpackage's own deb: that one sees neither GTK, which
# JavaFX opens when it is needed, nor how to add a menu entry where there is no menu.
. "$(dirname "$0")/common.sh"

"$installer/image.sh"
arch=$(dpkg --print-architecture)
root=$dist/deb
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/opt" "$root/usr/bin" "$root/usr/share/applications" "$root/usr/share/doc/bindery"
cp -R "$dist/bindery" "$root/opt/bindery"
ln -s /opt/bindery/bin/bindery "$root/usr/bin/bindery"
cp "$installer/bindery.desktop" "$root/usr/share/applications/"
cp "$project/LICENSE" "$root/usr/share/doc/bindery/copyright"
for size in 16 24 32 48 64 128 256 512; do
    apps=$root/usr/share/icons/hicolor/${size}x$size/apps
    mkdir -p "$apps"
    cp "$project/icons/bindery-$size.png" "$apps/bindery.png"
done
mkdir -p "$root/usr/share/icons/hicolor/scalable/apps"
cp "$project/icons/bindery.svg" "$root/usr/share/icons/hicolor/scalable/apps/"

cat > "$root/DEBIAN/control" <<CONTROL
Package: bindery
Version: $version
Architecture: $arch
Maintainer: Bindery <bindery@localhost>
Installed-Size: $(du -sk "$root" | cut -f 1)
Depends: libc6, libstdc++6, libgcc-s1, zlib1g, libgtk-3-0 | libgtk-3-0t64, libxtst6, libgl1, libxxf86vm1, libpangoft2-1.0-0, libfreetype6
Section: devel
Priority: optional
Description: desktop workbench for AMQP 0-9-1
 Shows where messages go: exchanges, bindings and queues as a graph that can be
 edited, with a broker inside that any AMQP client can connect to.
CONTROL
chmod -R u+rwX,go+rX,go-w "$root"
dpkg-deb --root-owner-group -Zxz --build "$root" "$dist/bindery_${version}_$arch.deb"
rm -rf "$root"
ls -lh "$dist/bindery_${version}_$arch.deb"
