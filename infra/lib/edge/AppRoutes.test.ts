import vm from 'node:vm';
import { findResources } from '../../test/assembly';

/** Runs the function as it is deployed. */
function route(uri: string): string {
  const [{ Properties }] = findResources(
    'standard',
    'AWS::CloudFront::Function',
  );
  const event = { request: { method: 'GET', uri, querystring: {} } };
  const code = `${Properties.FunctionCode};handler(${JSON.stringify(event)})`;
  return vm.runInNewContext(code).uri;
}

describe('the routes of the app', () => {
  it.each([
    '/',
    '/patterns',
    '/patterns/',
    '/patterns/queue-with-dead-letters',
    '/patterns/queue/versions/1.0.0',
    '/patterns/queue/versions/2.0.0-beta.1',
    '/catalog/default/component/site.example.com',
    '/create/templates/default/publish-cfn-pattern',
    '/staticfiles',
    '/static',
    '/api',
    '/%2e%2e/etc/passwd',
  ])('are the one document: %s', uri => {
    expect(route(uri)).toBe('/index.html');
  });

  it.each([
    '/index.html',
    '/icon.svg',
    '/robots.txt',
    '/ignore-resize-loops.js',
    '/no-such-file.js',
    '/static/main.fdf06135f239.js',
    '/static/react-syntax-highlighter/abap.0123456789ab.chunk.js',
    '/static/no-such-file',
    '/.well-known/security.txt',
    '/.backstage/health/v1/readiness',
  ])('leave files alone: %s', uri => {
    expect(route(uri)).toBe(uri);
  });
});
