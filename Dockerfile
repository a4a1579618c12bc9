# The whole product, and, as its stage `native`, the provider of asterisk, espeak-ng and sox for a clone on a machine with Docker.
#
#   docker build --tag dovolat .
#   docker run --network host --stop-timeout 90 --volume dovolat:/dovolat/.dovolat --volume dovolat-backups:/dovolat/backups dovolat
#
# --network host: SIP and RTP carry addresses inside their packets and use hundreds of UDP ports.

FROM node:26 AS node

# Asterisk 22 is in no stable Debian suite. The same package list makes the root file system of src/adapters/native/make-root.ts.
FROM debian:forky AS native
COPY asterisk-config/packages.txt /usr/share/dovolat/packages.txt
RUN printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d \
 && chmod 755 /usr/sbin/policy-rc.d \
 && apt-get update \
 && sed 's/#.*//' /usr/share/dovolat/packages.txt | DEBIAN_FRONTEND=noninteractive xargs apt-get install --yes --no-install-recommends \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb

FROM native AS modules
RUN apt-get update && apt-get install --yes --no-install-recommends libatomic1 libstdc++6
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && node --version && npm --version
WORKDIR /dovolat
COPY package.json package-lock.json .npmrc ./
# npm 11 and 12 refuse a lock file without the packages of other platforms (npm/cli#9846); the second form keeps to the same versions.
RUN npm ci --omit=dev || npm install --omit=dev --no-save

FROM modules AS console
RUN npm ci || npm install --no-save
COPY . .
RUN node node_modules/vite/bin/vite.js build --config src/console/vite.config.ts

FROM native
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libatomic1 libstdc++6 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --create-home --shell /usr/sbin/nologin dovolat
COPY --from=node /usr/local/bin/node /usr/local/bin/node
WORKDIR /dovolat
COPY --from=modules /dovolat/node_modules node_modules
COPY . .
COPY --from=console /dovolat/dist dist
RUN install --directory --owner=dovolat --mode=700 .dovolat backups
USER dovolat
ENV NODE_ENV=production DOVOLAT_ASTERISK=/usr/sbin/asterisk DOVOLAT_BACKUP_FOLDER=/dovolat/backups LC_ALL=C.UTF-8
VOLUME ["/dovolat/.dovolat", "/dovolat/backups"]
EXPOSE 8080/tcp 5060/udp
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "scripts/ask-health.ts"]
STOPSIGNAL SIGTERM
CMD ["node", "--min-semi-space-size=32", "--max-semi-space-size=32", "src/main.ts", "start"]
