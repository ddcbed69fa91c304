// Checks the reference pages in Chromium.
// node page.mjs PLAYWRIGHT CHROMIUM PAGE HOSTILE TYPED FOLDER

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [playwright, executablePath, page, hostile, typed, folder] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(playwright);
const pages = { '/errors': page, '/hostile': hostile, '/typed': typed };

const server = createServer(async (request, response) => {
  const file = pages[new URL(request.url, 'http://localhost').pathname];
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(await readFile(file));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

/** Opens a page, looks at it, and fails on whatever it asked for or complained about. */
const look = async (path, options, eyes) => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const tab = await context.newPage();
  const complaints = [];
  const requests = [];
  tab.on('console', (message) => complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('dialog', (dialog) => complaints.push(dialog.message()));
  tab.on('request', (request) => requests.push(request.url()));
  await tab.goto(origin + path);
  await eyes(tab);
  assert.deepEqual(complaints, []);
  const asked = requests.filter((url) => !url.startsWith('data:'));
  assert.deepEqual(asked, [(origin + path).split('#')[0]]);
  await context.close();
};
const shown = (tab) => tab.locator('article:visible h3').allTextContents();
const shot = (tab, name) => tab.screenshot({ path: join(folder, `${name}.png`) });
const isInView = (tab, id) =>
  tab.evaluate((id) => {
    const { top } = document.getElementById(id).getBoundingClientRect();
    return window.scrollY > 0 && top >= 0 && top < window.innerHeight / 2;
  }, id);

await look('/errors', {}, async (tab) => {
  const all = await shown(tab);
  assert.equal(all.length, 25);
  await shot(tab, 'wide');

  // Each word of a search narrows the result. An empty section is hidden.
  await tab.locator('#search').pressSequentially('duplicated 42');
  const found = await shown(tab);
  assert.equal(found.length, 5);
  assert.ok(found.includes('DUPLICATED_ITEM_ID'));
  assert.equal(await tab.locator('main > section:visible').count(), 1);
  assert.equal(await tab.locator('output').textContent(), '5 of 25');
  await tab.locator('#search').pressSequentially(' user property');
  assert.deepEqual(await shown(tab), ['DUPLICATED_USER_PROPERTY']);
  await shot(tab, 'search');
  await tab.locator('#search').fill('no such text anywhere');
  assert.deepEqual(await shown(tab), []);

  // A link to a hidden entry shows the entry.
  await tab.evaluate(() => (location.hash = '#rate-limit-overflow'));
  await tab.waitForFunction(() => document.querySelector('#search').value === '');
  assert.equal((await shown(tab)).length, 25);
  assert.ok(await isInView(tab, 'rate-limit-overflow'));

  await tab.locator('#search').focus();
  await tab.locator('#search').fill('x');
  await tab.keyboard.press('Escape');
  assert.equal((await shown(tab)).length, 25);

  await tab.locator('#item-not-found button').click();
  const link = await tab.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, `${origin}/errors#item-not-found`);
});

// An anchor scrolls to its entry, in kebab-case and as the error name.
for (const [fragment, id] of [['item-not-found', 'item-not-found'], ['ITEM_NOT_FOUND', 'item-not-found']]) {
  await look(`/errors#${fragment}`, {}, async (tab) => {
    await tab.waitForFunction(() => window.scrollY > 0);
    assert.ok(await isInView(tab, id), fragment);
  });
}

// The `type` of a problem opens the entry of that problem.
await look('/typed#unavailable', {}, async () => {});
await look('/typed', {}, async (tab) => {
  const type = await tab.locator('#cart-full dd a').first().textContent();
  assert.equal(new URL(type).hash, '#cart-full');
});

const back = (tab) => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
const fits = (tab) => tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, deviceScaleFactor: 2 };
await look('/errors#item-not-found', { ...phone, colorScheme: 'dark' }, async (tab) => {
  assert.ok(await fits(tab), 'nothing is wider than a phone');
  assert.equal(await back(tab), 'rgb(18, 20, 23)');
  await shot(tab, 'phone-dark');
});
await look('/errors', { ...phone, colorScheme: 'light' }, async (tab) => {
  assert.equal(await back(tab), 'rgb(255, 255, 255)');
  await shot(tab, 'phone-light');
  await tab.emulateMedia({ media: 'print' });
  assert.equal(await tab.locator('#search').isVisible(), false);
  assert.equal(await tab.locator('article button:visible').count(), 0);
});
await look('/errors', { javaScriptEnabled: false }, async (tab) => {
  assert.equal((await shown(tab)).length, 25);
  assert.equal(await tab.locator('#search').isVisible(), false);
});
await look('/hostile', phone, async (tab) => {
  assert.equal(await tab.evaluate(() => window.hacked), undefined);
  assert.ok(await fits(tab));
  const [name] = await shown(tab);
  assert.equal(name, `"'><script>window.hacked = 1</script> & \`|\` #`);
  assert.equal(await tab.locator('script').count(), 1);
  await shot(tab, 'hostile');
  // Every link within the page has a target.
  const dead = await tab.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => decodeURIComponent(link.getAttribute('href').slice(1)))
      .filter((id) => document.getElementById(id) === null),
  );
  assert.deepEqual(dead, []);
});

await browser.close();
server.close();
console.log('all checks passed');
