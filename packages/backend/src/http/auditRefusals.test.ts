import express from 'express';
import request from 'supertest';
import { mockServices } from '@backstage/backend-test-utils';
import { auditRefusals } from './auditRefusals';

function startApp() {
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const app = express();
  app.use(auditRefusals(logger));
  app.get('/api/:status', (req, res) => {
    if (req.query.audited) res.setHeader('x-request-id', '1');
    res.status(Number(req.params.status)).end();
  });
  return { app, logger };
}

describe('auditRefusals', () => {
  it.each([401, 429])('tells of a %p that no plugin tells of', async status => {
    const { app, logger } = startApp();
    await request(app).get(`/api/${status}`).set('User-Agent', 'tester');
    expect(logger.child).toHaveBeenCalledWith({ isAuditEvent: true });
    expect(logger.info.mock.calls).toEqual([
      [
        'root.request-refused',
        expect.objectContaining({
          eventId: 'request-refused',
          status: 'failed',
          actor: expect.objectContaining({ userAgent: 'tester' }),
          request: { method: 'GET', url: `/api/${status}` },
          meta: { statusCode: status },
        }),
      ],
    ]);
  });

  it.each(['/api/200', '/api/403', '/api/404', '/api/401?audited=1'])(
    'leaves %s to others',
    async url => {
      const { app, logger } = startApp();
      await request(app).get(url);
      expect(logger.info).not.toHaveBeenCalled();
    },
  );
});
