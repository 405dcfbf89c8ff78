#!/bin/sh
# Starts policygraph and opens it in the browser: a double click is enough.
(sleep 3; open http://127.0.0.1:8080 2>/dev/null || xdg-open http://127.0.0.1:8080) &
exec "$(dirname "$0")/PROGRAM" serve
