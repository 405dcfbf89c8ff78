@echo off
rem Starts policygraph and opens it in the browser: a double click is enough.
start "" /min cmd /c "timeout /t 3 >nul & start http://127.0.0.1:8080"
"%~dp0PROGRAM" serve
pause
