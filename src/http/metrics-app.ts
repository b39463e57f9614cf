import express, { type Express } from 'express';
import type { Metrics } from './metrics.ts';

/** `GET /metrics`, for a port of its own: what is counted is for who runs the service, not for who calls it. */
export const metricsApp = (metrics: Metrics): Express => {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.get('/metrics', async (_request, response) => {
    response.set('Content-Type', metrics.contentType).send(await metrics.text());
  });
  return app;
};
