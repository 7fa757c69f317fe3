// Runs in CloudFront before its cache (CloudFront Functions, runtime 2.0), for
// all paths but /api/*. Files are `/static/...` and those with an extension at
// the root; every other path is a page of the app, which has one document. A
// version in a path has dots as well: `/patterns/queue/versions/1.0.0`.
const FILE = /^\/(static\/.*|[^/]*\.[^/]*|\.[^/]+\/.*)$/;

// eslint-disable-next-line @typescript-eslint/no-unused-vars -- CloudFront calls it by its name.
function handler(event) {
  const request = event.request;
  if (!FILE.test(request.uri)) request.uri = '/index.html';
  return request;
}
