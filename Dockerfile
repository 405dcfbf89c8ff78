# The program and nothing else; the dataset is built into it.
FROM golang:1.26-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -o /policygraph ./cmd/policygraph

FROM alpine:3.22
RUN adduser -D policygraph
USER policygraph
COPY --from=build /policygraph /usr/local/bin/policygraph
EXPOSE 8080
ENTRYPOINT ["policygraph"]
CMD ["serve", "--addr", "0.0.0.0:8080"]
