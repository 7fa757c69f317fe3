import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { keyboardProblems } from './keyboard';
import { picture, signIn } from './people';
import { starter, startersArePublished } from './startersArePublished';

const pattern = `/patterns/${starter}`;

/**
 * Every page, with the name of its picture in the documents if it has one, and
 * what of it is ours where the page is another plugin's.
 */
const pages: [path: string, picture?: string, ours?: string][] = [
  ['/home', 'home'],
  ['/patterns', 'catalog'],
  ['/patterns?view=table', 'table'],
  [pattern, 'pattern'],
  [`${pattern}?tab=architecture`, 'architecture'],
  [`${pattern}?tab=versions`, 'versions'],
  [`${pattern}?tab=findings`, 'findings'],
  [`${pattern}?tab=consumers`],
  [`${pattern}?tab=history`],
  [`${pattern}/versions/1.0.0`],
  [`${pattern}/edit`, 'edit'],
  [`${pattern}/launch`],
  ['/patterns/records-archive?tab=api'],
  ['/patterns/following', 'following'],
  ['/patterns/launches', 'launches'],
  ['/patterns/submissions', 'submissions'],
  ['/patterns/reviews'],
  ['/patterns/attributes'],
  ['/patterns/attributes/CRITICALITY:HIGH', 'attribute'],
  ['/patterns/aws'],
  ['/patterns/overview', 'overview'],
  ['/patterns/no-such-pattern'],
  ['/create/templates/default/publish-cfn-pattern', undefined, 'form'],
  [`/catalog/default/component/${starter}`, 'entity'],
  ['/search?query=dynamodb%20pitr', 'search', 'li article'],
];

const looks = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const;

let admin: Page;

test.beforeAll(async ({ browser }) => {
  await startersArePublished(browser, [starter, 'records-archive']);
  admin = await signIn(browser, 'admin');
});

pages.forEach(([path, name, ours]) => {
  test(`${path} is for everybody: by keyboard, wide and narrow, light and dark`, async () => {
    await take(looks[0]);
    await visit(path, ours);
    if (name) await picture(admin, name);
    expect.soft(await keyboardProblems(admin, ours), 'by keyboard').toEqual([]);
    for (const look of looks) {
      await take(look);
      const { colorScheme, width } = look;
      await expect(admin.locator('body')).toHaveAttribute(
        'data-theme-mode',
        colorScheme,
      );
      expect
        .soft(await problems(admin, ours), `${colorScheme}, ${width} px`)
        .toEqual([]);
    }
  });
});

async function take({ colorScheme, ...size }: (typeof looks)[number]) {
  await admin.setViewportSize(size);
  await admin.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
}

async function visit(path: string, ours?: string): Promise<void> {
  await admin.goto(path);
  await admin.waitForLoadState('networkidle').catch(() => undefined);
  if (!ours || (await admin.locator(ours).count())) return;
  // What is published is found some seconds later.
  await expect(async () => {
    await admin.reload();
    await expect(admin.locator(ours).first()).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 120_000 });
}

/** What breaks WCAG 2.1 AA, and a page that scrolls sideways. */
async function problems(page: Page, ours?: string): Promise<string[]> {
  if (ours) await expect(page.locator(ours).first()).toBeVisible();
  // Colors on their way from one theme to the other are neither's.
  await page.addStyleTag({ content: '* { transition: none !important; }' });
  const axe = new AxeBuilder({ page }).withTags([
    ...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  ]);
  const { violations } = await (ours ? axe.include(ours) : axe).analyze();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    ),
    ...(overflow > 0 && !ours ? [`${overflow} px wider than the window`] : []),
  ];
}
