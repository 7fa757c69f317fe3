// Ends with 0 when the back end takes requests, with 1 when not, and says why:
//   node healthcheck.mjs [address]
import https from 'node:https';

const address =
  process.argv[2] ?? 'https://127.0.0.1:7007/.backstage/health/v1/readiness';
/** Less than the time limit of the image's health check. */
const LIMIT_MS = 3_000;

const end = (code, reason) => {
  if (reason) console.error(reason);
  process.exit(code);
};

// The certificate is the container's own, and this is the same container.
https
  .get(
    address,
    { rejectUnauthorized: false, signal: AbortSignal.timeout(LIMIT_MS) },
    ({ statusCode }) =>
      statusCode === 200
        ? end(0)
        : end(1, `The back end is not ready: it answers ${statusCode}`),
  )
  .on('error', ({ cause, message }) =>
    end(1, `The back end does not answer: ${cause?.message ?? message}`),
  );
