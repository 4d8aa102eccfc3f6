# Every worker of Suara, and its demo. Node runs the TypeScript as it is, so there is nothing to build.
FROM node:24.21.0-bookworm-slim

# The page listens on 127.0.0.1 alone, which in a container nobody outside can reach; socat brings visitors to it. Chromium
# prints reports and draws portals that need a browser; the fonts are for what people write.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends socat chromium fonts-liberation fonts-noto-core fonts-noto-cjk \
  && rm -rf /var/lib/apt/lists/*

ENV NODE_ENV=production
WORKDIR /opt/suara

# No install scripts: the only one fetches Node itself, which the image has.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY schemas schemas
COPY pipelines pipelines
COPY services services
COPY dashboards dashboards

RUN install --directory --owner=node --group=node /var/lib/suara /var/lib/suara/reports
USER node
ENTRYPOINT ["/bin/sh", "-c", "socat TCP-LISTEN:7701,fork,reuseaddr TCP:127.0.0.1:7700 & exec node services/cli/main.ts \"$@\"", "suara"]
CMD ["--help"]
