# Built in one stage, run in another that has only what the service needs.
FROM node:24-bookworm-slim AS build
WORKDIR /samenspel
COPY package.json package-lock.json ./
COPY scripts/setup.mjs scripts/
# Scripts are left out: nothing needs one, and the build is the step after the sources are there.
RUN npm ci --no-audit --no-fund --ignore-scripts
COPY . .
RUN node scripts/setup.mjs --built-by-npm && npm run build && npm prune --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /samenspel
ENV NODE_ENV=production SAMENSPEL_DATA=/data
COPY --from=build /samenspel/package.json /samenspel/LICENSE /samenspel/README.md ./
COPY --from=build /samenspel/node_modules node_modules
COPY --from=build /samenspel/dist dist
COPY --from=build /samenspel/build/definitions build/definitions
COPY --from=build /samenspel/build/package build/package
COPY --from=build /samenspel/examples examples
COPY --from=build /samenspel/bin bin
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://localhost:${process.env.PORT || 8080}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# It stays on loopback, where nobody reaches it, until it is told who may ask: see docs/container.md.
ENTRYPOINT ["node", "bin/samenspel.mjs"]
CMD ["serve"]
