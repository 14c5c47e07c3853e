@echo off
rem Starts Bindery: the window, or what its first argument says (see bindery --help).
rem   JAVA_HOME   which Java to take; without it the one on the PATH. 17 or newer.
rem   JAVA_OPTS   more options for the JVM; they come last and so win over ours.
setlocal
for %%d in ("%~dp0..") do set "HOME_DIR=%%~fd"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA%" (
    echo bindery: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it. 1>&2
    exit /b 1
)

set "MAJOR="
for /f "tokens=3" %%v in ('"%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do (
    for /f "tokens=1,2 delims=." %%a in (%%v) do if "%%a"=="1" (set "MAJOR=%%b") else (set "MAJOR=%%a")
)
if not defined MAJOR (
    echo bindery: no Java found. Bindery needs Java 17 or newer. 1>&2
    exit /b 1
)
if %MAJOR% LSS 17 (
    echo bindery: Bindery needs Java 17 or newer, but %JAVA% is %MAJOR%. 1>&2
    exit /b 1
)

rem What runs without a window has no use for JavaFX: not resolving it saves time at each start.
set "WINDOW=yes"
for %%c in (serve inspect backup certificate route test -h --help -V --version) do if "%~1"=="%%c" set "WINDOW=no"

set "NATIVE="
if %MAJOR% GEQ 24 set "NATIVE=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
if "%WINDOW%"=="yes" goto window
"%JAVA%" -XX:+ExitOnOutOfMemoryError -Dio.netty.leakDetection.level=disabled %NATIVE% -cp "%HOME_DIR%\lib\*" %JAVA_OPTS% io.bindery.app.Main %*
exit /b %ERRORLEVEL%

:window
if %MAJOR% GEQ 24 set "NATIVE=--enable-native-access=ALL-UNNAMED,javafx.graphics --sun-misc-unsafe-memory-access=allow"
"%JAVA%" -XX:+ExitOnOutOfMemoryError -Dio.netty.leakDetection.level=disabled %NATIVE% -cp "%HOME_DIR%\lib\*" ^
    --module-path "%HOME_DIR%\lib\javafx" "@%HOME_DIR%\lib\javafx.options" ^
    %JAVA_OPTS% io.bindery.app.Main %*
exit /b %ERRORLEVEL%
