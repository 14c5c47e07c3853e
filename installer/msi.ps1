# UNTRIED: written without Windows at hand. The Windows image as an .msi, in target\dist. Run it on Windows, after
# mvn package there (the JavaFX jars in target\bindery are those of the platform Maven ran on), with a JDK 17 or newer
# in JAVA_HOME and the WiX Toolset 3 on the PATH. Not signed.
$ErrorActionPreference = 'Stop'
$project = Split-Path -Parent $PSScriptRoot
$dist = Join-Path $project 'target\dist'
$lib = Join-Path $project 'target\bindery\lib'
if (-not (Test-Path "$lib\bindery.jar")) { throw 'Run mvn -DskipTests package first.' }
$version = ([xml](Get-Content "$project\pom.xml")).project.version

Remove-Item -Recurse -Force -ErrorAction SilentlyContinue "$dist\input"
New-Item -ItemType Directory -Force "$dist\input" | Out-Null
Copy-Item "$lib\*.jar" "$dist\input"
$exports = Get-Content "$project\src\main\launcher\javafx.options" |
    Where-Object { $_ -like '--add-exports*' } | ForEach-Object { '--java-options'; $_ }

# A second launcher with a console: bindery-serve.exe prints where it listens and stops with Ctrl+C.
"arguments=serve`nwin-console=true" | Set-Content -Encoding ascii "$dist\serve.properties"

& "$env:JAVA_HOME\bin\jpackage.exe" "@$PSScriptRoot\jpackage.options" --app-version $version --dest $dist `
    --input "$dist\input" --module-path "$lib\javafx" @exports --java-options -XX:+ExitOnOutOfMemoryError `
    --type msi --icon "$project\icons\bindery.ico" --add-launcher "bindery-serve=$dist\serve.properties" `
    --win-menu --win-shortcut-prompt --win-dir-chooser --win-per-user-install `
    --win-upgrade-uuid 7b0f5f4e-3d0c-4a52-9a43-2f6f6d1c9b10
if ($LASTEXITCODE -ne 0) { throw "jpackage failed with $LASTEXITCODE" }
Get-ChildItem $dist -Filter *.msi
