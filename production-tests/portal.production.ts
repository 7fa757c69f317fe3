import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { openWizard } from '../packages/app/e2e-tests/wizard';
import { signIn } from '../packages/app/e2e-tests/people';
import { tick } from '../packages/app/e2e-tests/tick';
import { data, portalUrl } from './portal/place';
import {
  starter,
  startersArePublished,
} from '../packages/app/e2e-tests/startersArePublished';

const starters = path.resolve(__dirname, '../templates/starters');

test.describe.configure({ mode: 'serial' });

test.beforeAll(({ browser }) => startersArePublished(browser));

/** Signs in, and gathers what the content security policy stops. */
async function watch(
  browser: Browser,
  user: 'admin' | 'publisher' | 'developer',
) {
  const page = await signIn(browser, user);
  const violations: string[] = [];
  page.on('console', message => {
    if (/content security policy/i.test(message.text())) {
      violations.push(`${page.url()}: ${message.text()}`);
    }
  });
  page.on('pageerror', error => {
    violations.push(`${page.url()}: ${error.message}`);
  });
  return { page, violations };
}

async function settled(page: Page) {
  // Pages that look for news are never idle.
  const timeout = 3_000;
  await page
    .waitForLoadState('networkidle', { timeout })
    .catch(() => undefined);
}

test('every page works under the content security policy', async ({
  browser,
}) => {
  const { page, violations } = await watch(browser, 'publisher');
  const visit = async (url: string, text: string | RegExp) => {
    await page.goto(url);
    await expect(page.getByText(text).first()).toBeVisible();
    await settled(page);
  };
  await visit('/patterns', 'Queue with dead letters');
  await visit(`/patterns/${starter}`, 'aws servicecatalog provision-product');
  await page
    .getByRole('img', { name: /architecture/i })
    .first()
    .waitFor();
  await visit(`/patterns/${starter}?tab=architecture`, 'Architecture');
  await expect(page.getByText('Queue: AWS::SQS::Queue').first()).toBeAttached();
  await visit(`/patterns/${starter}?tab=findings`, /rules? checked/);
  await visit(`/patterns/${starter}?tab=versions`, '1.0.0');
  await visit(`/patterns/${starter}/versions/1.0.0`, 'Published');
  await visit('/patterns/submissions', 'My submissions');
  await visit('/create', 'Publish a CloudFormation pattern');
  await visit('/settings', /publisher/i);

  await openWizard(page, 'CloudFormation template');
  await page.getByLabel(/^Name/).fill('under-the-policy');
  await expect(page.getByText('under-the-policy is free')).toBeVisible();
  await page.getByLabel(/^Title/).fill('Under the policy');
  await page.getByRole('combobox', { name: /^Owner/ }).fill('Platform');
  await page.getByLabel(/^Version/).fill('1.0.0');
  expect(violations).toEqual([]);
});

test('a construct library that CodeBuild built is shown, and starts another', async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const { page, violations } = await watch(browser, 'publisher');
  // Built after the templates, which the other tests wait for.
  await expect(async () => {
    await page.goto('/patterns/event-fan-out');
    await expect(page.getByText('1. Log in')).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 300_000 });
  await page.goto('/patterns/event-fan-out?tab=api');
  await expect(page.getByText('addConsumer').first()).toBeVisible();
  await page.goto('/patterns/event-fan-out?tab=architecture');
  await expect(page.getByText(/: AWS::SQS::Queue/).first()).toBeAttached();
  await page.goto('/patterns/event-fan-out/versions/1.0.0');
  await page.getByText('Build log').first().click();
  await expect(page.getByRole('region', { name: 'Build log' })).toContainText(
    '== pack: npm pack --ignore-scripts',
  );

  const formData = JSON.stringify({
    name: 'under-the-policy',
    title: 'Under the policy',
    owner: 'group:default/platform',
    version: '1.0.0',
  });
  await page.goto(
    `/create/templates/default/publish-cdk-pattern?formData=${encodeURIComponent(
      formData,
    )}`,
  );
  await page.getByRole('button', { name: 'Next' }).click();
  await tick(page.getByRole('radio', { name: /upload/i }));
  const archive = path.join(test.info().outputDir, 'event-fan-out.tgz');
  mkdirSync(path.dirname(archive), { recursive: true });
  execFileSync('tar', ['-czf', archive, 'event-fan-out'], { cwd: starters });
  await page
    .locator('input[type=file]:not([webkitdirectory])')
    .setInputFiles(archive);
  await expect(page.getByText('EventFanOut.ts').first()).toBeVisible();
  expect(violations).toEqual([]);
});

test('a version goes through the editor, the gate, a review and a release', async ({
  browser,
}) => {
  const { page, violations } = await watch(browser, 'publisher');
  const name = `built-${Date.now().toString(36)}`;
  const about = { name, title: name, version: '1.0.0' };
  const owner = 'group:default/platform';
  const formData = JSON.stringify({ ...about, owner });
  await page.goto(
    `/create/templates/default/publish-cfn-pattern?formData=${encodeURIComponent(
      formData,
    )}`,
  );
  await page.getByRole('button', { name: 'Next' }).click();
  await tick(page.getByRole('radio', { name: /paste/i }));
  await page.locator('.cm-content').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(
    readFileSync(path.join(starters, starter, 'template.yaml'), 'utf8'),
  );
  await expect(page.getByText(/^(no|\d+) findings$/i).first()).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('link', { name: 'Open the version' }).first().click();
  await expect(
    page.getByText(/waits? for (a )?review|in review/i).first(),
  ).toBeVisible();

  const admin = await watch(browser, 'admin');
  await admin.page.goto(`/patterns/${name}/versions/1.0.0`);
  await expect(admin.page.locator('.cm-content').first()).toBeVisible();
  await admin.page.getByRole('button', { name: 'Approve' }).click();
  await admin.page.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(
    admin.page.getByText('Published and ready to use'),
  ).toBeVisible();
  await admin.page
    .getByRole('link', { name: 'Watch the release task' })
    .click();
  await settled(admin.page);
  expect([...violations, ...admin.violations]).toEqual([]);
});

test('answers have the headers of a secure site, and errors no stack', async () => {
  const page = await fetch(portalUrl);
  const headers = Object.fromEntries(page.headers);
  expect(headers['content-security-policy']).toMatch(
    /default-src 'none'.*object-src 'none'/,
  );
  expect(headers['content-security-policy']).not.toMatch(
    /script-src[^;]*'unsafe-inline'/,
  );
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  });
  expect(headers).toMatchObject({
    'strict-transport-security': expect.stringContaining('max-age=63072000'),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'cache-control': 'no-cache',
  });
  expect(headers).not.toHaveProperty('x-powered-by');
  for (const [url, status] of [
    ['/api/patterns/patterns', 401],
    ['/api/auth/cognito/start', 400],
    ['/api/auth/cognito/refresh?env=production', 401],
    ['/api/auth/cognito/start?env=development', 404],
    ['/api/auth/guest/refresh', 404],
  ] as const) {
    const answer = await fetch(`${portalUrl}${url}`);
    expect([url, answer.status]).toEqual([url, status]);
    expect(await answer.text()).not.toMatch(/"stack"|node_modules|\n\s+at /);
  }
});

test('files that are not there are missed, and errors of the API are no pages', async () => {
  const missing = await fetch(`${portalUrl}/static/main.aaaaaaaaaaaa.js`);
  expect(missing.status).toBe(404);
  expect(await missing.text()).not.toContain('<html');
  const page = await fetch(`${portalUrl}/patterns/none/versions/1.0.0`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<html');
  const api = await fetch(`${portalUrl}/api/patterns/patterns/none`);
  expect(api.status).toBe(401);
  expect(api.headers.get('content-type')).toMatch(/application\/json/);
});

test('sign-ins from one address are limited, and others go on', async () => {
  const askFrom = (localAddress: string, claimed?: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = {
        agent,
        localAddress,
        headers: claimed ? { 'X-Forwarded-For': claimed } : {},
      };
      const url = `${portalUrl}/api/auth/cognito/start?env=production`;
      http
        .get(url, options, answer => {
          answer.resume();
          answer.on('end', () => resolve(answer.statusCode));
        })
        .on('error', reject);
    });
  const agent = new http.Agent({ keepAlive: true });
  const statuses = new Map<number | undefined, number>();
  for (let n = 0; n < 1020; n++) {
    // What a visitor claims before the proxies counts for nothing.
    const status = await askFrom('127.0.0.7', `203.0.113.${n % 250}`);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses]).toEqual([
    [302, 1000],
    [429, 20],
  ]);
  expect(await askFrom('127.0.0.8')).toBe(302);
  agent.destroy();
});

test('the log has the audit, and no token', async () => {
  const log = readFileSync(path.join(data, 'backend.log'), 'utf8');
  const events = log
    .split('\n')
    .filter(line => line.includes('"isAuditEvent":true'))
    .map(line => JSON.parse(line));
  const kinds = new Set(
    events.map(e => `${e.plugin}.${e.eventId} ${e.status}`),
  );
  for (const kind of [
    'auth.sign-in succeeded',
    'auth.sign-in failed',
    'patterns.version-submit succeeded',
    'patterns.version-transition succeeded',
    'patterns.version-review succeeded',
    'root.request-refused failed',
  ]) {
    expect.soft(kinds, kind).toContain(kind);
  }
  for (const secret of [
    /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/,
    /[?&]code=(?!\*\*\*)[\w-]/,
    /a-session-secret-of/,
    /local-demo-only/,
  ]) {
    expect.soft(secret.exec(log)?.[0], String(secret)).toBeUndefined();
  }
});

test('nothing was refused a place to write, whatever people have done', async () => {
  const log = readFileSync(path.join(data, 'backend.log'), 'utf8');
  const refusal = /.*\b(EROFS|EACCES|EPERM|ENOSPC)\b.*/;
  expect(refusal.exec(log)?.[0]).toBeUndefined();
});
