# The program and nothing else: no shell, no user but nobody, nothing to write. The
# dataset and the explorer are built into it.
FROM node:22-alpine AS web
WORKDIR /src
COPY web/package.json web/package-lock.json web/
RUN npm ci --prefix web --no-audit --no-fund
COPY LICENSE NOTICE README.md README.zh-CN.md schema.graphqls ./
COPY docs docs
COPY web web
RUN npm run --prefix web build && npm run --prefix web docs

FROM golang:1.26-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=web /src/web/dist web/dist
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /policygraph ./cmd/policygraph

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /policygraph /usr/local/bin/policygraph
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --retries=3 CMD ["policygraph", "health"]
ENTRYPOINT ["policygraph"]
CMD ["serve", "--addr", "0.0.0.0:8080"]
