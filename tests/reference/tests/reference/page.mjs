// Checks the reference pages in Chromium.
// node page.mjs PLAYWRIGHT CHROMIUM AXE FOLDER POLICY

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [playwright, executablePath, axePath, folder, policy] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(playwright);
const axe = await readFile(axePath, 'utf8');
const pages = ['errors', 'hostile', 'typed', 'shop', 'many', 'paths'];
const redirects = new Map(JSON.parse(await readFile(join(folder, 'redirects.json'), 'utf8')));

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (redirects.has(pathname)) {
    response.writeHead(308, { location: redirects.get(pathname) }).end();
    return;
  }
  const name = pathname.slice(1);
  if (!pages.includes(name)) {
    response.writeHead(404).end();
    return;
  }
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  response.writeHead(200, headers).end(await readFile(join(folder, `${name}.html`)));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

/** Opens a page and checks it. Fails if the page sends another request or writes to the console. */
const look = async (path, options, check) => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const tab = await context.newPage();
  const complaints = [];
  const requests = [];
  tab.on('console', (message) => complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('dialog', (dialog) => complaints.push(dialog.message()));
  tab.on('request', (request) => requests.push(request.url()));
  await tab.goto(origin + path);
  await check(tab);
  assert.deepEqual(complaints, []);
  const asked = requests.filter((url) => !url.startsWith('data:'));
  assert.deepEqual(asked, [(origin + path).split('#')[0]]);
  await context.close();
};
const shown = (tab) => tab.locator('article:visible h3').allTextContents();
const shot = (tab, name, options = {}) => tab.screenshot({ path: join(folder, `${name}.png`), ...options });
const waitUntilInView = (tab, id) =>
  tab.waitForFunction((id) => {
    const { top } = document.getElementById(id).getBoundingClientRect();
    return window.scrollY > 0 && top >= 0 && top < window.innerHeight / 2;
  }, id, { timeout: 5000 });
const count = (tab, text) =>
  tab.waitForFunction((text) => document.querySelector('output').textContent === text, text);
// The page writes the URL some time after the last change.
const query = (tab, text) => tab.waitForFunction((text) => location.search === text, text, { timeout: 5000 });

await look('/errors', {}, async (tab) => {
  const all = await shown(tab);
  assert.equal(all.length, 25);
  await shot(tab, 'wide');

  // Each word of a search narrows the result. An empty section is hidden.
  await tab.locator('#search').pressSequentially('duplicated 42');
  await count(tab, '5 of 25');
  const found = await shown(tab);
  assert.equal(found.length, 5);
  assert.ok(found.includes('DUPLICATED_ITEM_ID'));
  assert.equal(await tab.locator('main > section:visible').count(), 1);
  assert.equal(await tab.locator('nav a:visible').count(), 5);
  await query(tab, '?q=duplicated+42');
  await tab.locator('#search').pressSequentially(' property users');
  await count(tab, '1 of 25');
  assert.deepEqual(await shown(tab), ['DUPLICATED_USER_PROPERTY']);
  const matches = () =>
    tab.evaluate(() => [...CSS.highlights.get('match')].map((range) => String(range).toLowerCase()));
  await tab.waitForFunction(() => CSS.highlights.get('match').size > 0);
  assert.deepEqual(new Set(await matches()), new Set(['duplicated', '42', 'property', 'users']));
  await shot(tab, 'search');
  await tab.locator('#search').fill('no such text anywhere');
  await count(tab, '0 of 25');
  assert.deepEqual(await shown(tab), []);
  assert.deepEqual(await matches(), []);
  assert.ok(await tab.locator('.none').isVisible());
  await shot(tab, 'none');
  await tab.locator('.none button').click();
  assert.equal((await shown(tab)).length, 25);
  assert.equal(await tab.locator('.none').isVisible(), false);
  await query(tab, '');

  // A link to a hidden entry shows the entry.
  await tab.locator('#search').fill('duplicated');
  await count(tab, '5 of 25');
  await tab.evaluate(() => (location.hash = '#rate-limit-overflow'));
  await tab.waitForFunction(() => document.querySelector('#search').value === '');
  assert.equal((await shown(tab)).length, 25);
  await waitUntilInView(tab, 'rate-limit-overflow');

  // The keyboard: `/` goes to the search, Enter to the first result, Escape clears the search.
  await tab.locator('#search').blur();
  await tab.keyboard.press('/');
  await tab.keyboard.type('duplicated');
  await tab.keyboard.press('Enter');
  const focused = await tab.evaluate(() => document.activeElement.textContent);
  assert.equal(focused, (await shown(tab))[0]);
  await tab.keyboard.press('/');
  await tab.keyboard.press('Escape');
  assert.equal((await shown(tab)).length, 25);

  const copied = () => tab.evaluate(() => navigator.clipboard.readText());
  await tab.locator('#item-not-found header button').click();
  assert.equal(await copied(), `${origin}/errors#item-not-found`);
  await tab.locator('#item-not-found > figure .copy').click();
  assert.match(await copied(), /^HTTP\/1\.1 404 Not Found\nContent-Type: application\/json\nx-request-id: \w{32}\n\n\{\n/);

  // The code is collapsed at first, and the search ignores it.
  const code = tab.locator('#item-not-found .code');
  assert.equal(await code.locator('figure').first().isVisible(), false);
  await code.locator('summary').click();
  await code.locator('.copy').last().click();
  assert.match(await copied(), /^import \{ decodeCrossingMinds \} from "\.\/errors";\n/);
  await shot(tab, 'code');
  await tab.locator('#search').fill('decodeCrossingMinds');
  await count(tab, '0 of 25');
});

// A search hides the guide, so the results are directly below the search field.
await look('/errors', {}, async (tab) => {
  const guide = tab.locator('.guide');
  assert.equal(await guide.isVisible(), true);
  assert.equal(await guide.locator('pre').first().isVisible(), true);
  await tab.locator('#search').fill('duplicated');
  await count(tab, '5 of 25');
  assert.equal(await guide.isVisible(), false);
  await tab.keyboard.press('Escape');
  assert.equal(await guide.isVisible(), true);
  // Each link of the guide leads to an error.
  const dead = await guide.evaluate((guide) =>
    [...guide.querySelectorAll('a[href^="#"]')].filter((link) => !document.querySelector(`article[id="${link.hash.slice(1)}"]`)).length,
  );
  assert.equal(dead, 0);
  await guide.locator('.copy').first().click();
  assert.match(await tab.evaluate(() => navigator.clipboard.readText()), /^use api_error::/);
});

// The language of the code is the same for all errors, and the browser remembers it.
await look('/errors', {}, async (tab) => {
  const languages = () => tab.locator('#item-not-found figure[data-language]:visible').evaluateAll((all) => all.map((figure) => figure.dataset.language));
  await tab.locator('#item-not-found .code summary').click();
  assert.deepEqual(await languages(), ['rust', 'ts']);
  await tab.locator('[data-code] option[value=ts]').waitFor({ state: 'attached' });
  await tab.locator('select[data-code]').selectOption('ts');
  assert.deepEqual(await languages(), ['ts']);
  assert.equal(await tab.locator('.guide figure[data-language=rust]:visible').count(), 0);
  const other = await tab.context().newPage();
  await other.goto(`${origin}/shop`);
  assert.equal(await other.locator('select[data-code]').inputValue(), 'ts');
  await other.locator('select[data-code]').selectOption('');
  assert.ok((await other.locator('.guide figure[data-language=rust]:visible').count()) > 0);
});

// A theme that the reader selects replaces the theme of the system, and the browser remembers it.
const back = (tab) => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
const backs = { light: 'rgb(255, 255, 255)', dark: 'rgb(18, 20, 23)' };
await look('/errors', { colorScheme: 'light' }, async (tab) => {
  const theme = tab.locator('.theme select');
  assert.equal(await back(tab), backs.light);
  await theme.selectOption('dark');
  assert.equal(await back(tab), backs.dark);
  const other = await tab.context().newPage();
  await other.goto(`${origin}/shop`);
  assert.equal(await back(other), backs.dark);
  assert.equal(await other.locator('.theme select').inputValue(), 'dark');
  // A printed page always has the light theme.
  await other.emulateMedia({ media: 'print' });
  assert.equal(await back(other), backs.light);
  await theme.selectOption('');
  assert.equal(await back(tab), backs.light);
});

// On a narrow screen, each cell of a long row is a line with the name of its column.
await look('/errors', { viewport: { width: 375, height: 740 } }, async (tab) => {
  const label = (index) =>
    tab.locator('.guide .stack tr:visible').first().locator('td').nth(index).evaluate((cell) => getComputedStyle(cell, '::before').content);
  assert.equal(await tab.locator('.guide .stack thead:visible').count(), 0);
  assert.match(await label(0), /^"Header/);
  assert.match(await label(2), /^"Description/);
});

// The filters work alone and together with a search. The page writes them to the URL, and reads them from it.
await look('/errors', {}, async (tab) => {
  await tab.locator('[data-filter=status]').selectOption('5');
  const statuses = await tab.locator('article:visible .status').allTextContents();
  assert.ok(statuses.length > 0 && statuses.every((status) => status.startsWith('5')), statuses);
  await tab.locator('[data-filter=status]').selectOption('404');
  await tab.locator('[data-filter=retry]').selectOption('no');
  await tab.locator('[data-filter=type]').selectOption({ label: 'Not found errors' });
  await query(tab, '?status=404&retry=no&type=not-found-errors');
  const some = await shown(tab);
  assert.ok(some.includes('ITEM_NOT_FOUND') && some.length < 25, some);
  await tab.locator('[data-filter=retry]').selectOption('yes');
  assert.deepEqual(await shown(tab), []);
  await shot(tab, 'filters');
});
await look('/errors?q=item_not&status=404&retry=no&type=no-such-type', {}, async (tab) => {
  assert.equal(await tab.locator('#search').inputValue(), 'item_not');
  const found = await shown(tab);
  assert.ok(found.includes('ITEM_NOT_FOUND') && found.length < 5, found);
});
await look('/errors?status=500#item-not-found', {}, async (tab) => {
  assert.equal((await shown(tab)).length, 25);
  await waitUntilInView(tab, 'item-not-found');
});

// An anchor scrolls to its entry, in kebab-case and as the error name.
for (const [fragment, id] of [['item-not-found', 'item-not-found'], ['ITEM_NOT_FOUND', 'item-not-found']]) {
  await look(`/errors#${fragment}`, {}, async (tab) => {
    await waitUntilInView(tab, id);
  });
}

// The `type` of a problem opens the entry of that problem.
await look('/typed#unavailable', {}, async () => {});
await look('/typed', {}, async (tab) => {
  const type = await tab.locator('#cart-full dd a').first().textContent();
  assert.equal(new URL(type).hash, '#cart-full');
});

// A type URI with a path leads to its entry: a browser preserves the fragment of a redirect.
for (const [from, to] of redirects) {
  const tab = await browser.newPage();
  await tab.goto(origin + from);
  assert.equal(tab.url(), origin + to);
  assert.equal(await tab.locator('article:target').count(), 1);
  await tab.close();
}
assert.equal(redirects.size, 2);

const fits = (tab) => tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
const phone = { viewport: { width: 375, height: 740 }, isMobile: true, deviceScaleFactor: 2 };
const wide = { viewport: { width: 1440, height: 900 } };

// The accessibility checker axe finds no violations in the two themes and at the two widths, with all entries and with a search.
for (const name of ['errors', 'shop', 'hostile', 'many']) {
  for (const [size, options] of [['phone', phone], ['wide', wide]]) {
    for (const colorScheme of ['light', 'dark']) {
      await look(`/${name}${name === 'many' ? '?q=group_7' : ''}`, { ...options, colorScheme }, async (tab) => {
        assert.equal(await back(tab), backs[colorScheme]);
        assert.ok(await fits(tab), `${name} is wider than a ${size}`);
        await shot(tab, `${name}-${size}-${colorScheme}`, { fullPage: name === 'shop' });
        await tab.evaluate(axe);
        const { violations } = await tab.evaluate(() => window.axe.run());
        const found = violations.map(({ id, nodes }) => [id, nodes[0].html]);
        assert.deepEqual(found, [], `${name} ${size} ${colorScheme}`);
      });
    }
  }
}

await look('/errors', { ...phone, colorScheme: 'light' }, async (tab) => {
  await tab.emulateMedia({ media: 'print' });
  assert.equal(await tab.locator('#search').isVisible(), false);
  assert.equal(await tab.locator('article button:visible').count(), 0);
  assert.ok(await fits(tab));
});
await look('/shop', {}, async (tab) => {
  await tab.emulateMedia({ media: 'print' });
  await tab.pdf({ path: join(folder, 'shop.pdf') });
  await shot(tab, 'shop-print', { fullPage: true });
});
await look('/errors', { javaScriptEnabled: false }, async (tab) => {
  assert.equal((await shown(tab)).length, 25);
  assert.equal(await tab.locator('#search').isVisible(), false);
  assert.equal(await tab.locator('button:visible').count(), 0);
});
await look('/hostile', phone, async (tab) => {
  assert.equal(await tab.evaluate(() => window.hacked), undefined);
  const [name] = await shown(tab);
  assert.equal(name, `"'><script>window.hacked = 1</script> & \`|\` #`);
  assert.equal(await tab.locator('script').count(), 2);
  // Every link within the page has a target.
  const dead = await tab.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => decodeURIComponent(link.getAttribute('href').slice(1)))
      .filter((id) => document.getElementById(id) === null),
  );
  assert.deepEqual(dead, []);
});

// From 30 errors on, the list is a column at the side, which is visible at each scroll position.
await look('/many#group-30-error-1510', wide, async (tab) => {
  await waitUntilInView(tab, 'group-30-error-1510');
  const { left, bottom } = await tab.locator('nav').evaluate((nav) => nav.getBoundingClientRect().toJSON());
  assert.equal(left, 0);
  assert.equal(bottom, 900);
  const box = await tab.locator('.search').boundingBox();
  assert.equal(box.y, 0, 'the search is sticky');
  const mark = tab.locator('nav [aria-current]');
  assert.match(await mark.textContent(), /^GROUP_30_ERROR_1510 /);
  const markBox = await mark.boundingBox();
  assert.ok(markBox.y > 0 && markBox.y < 900, 'the list shows the mark');
  await shot(tab, 'many-anchor');
});

// The time that the browser needs for a search of 2,000 errors. It is printed, not checked.
await look('/many', wide, async (tab) => {
  const session = await tab.context().newCDPSession(tab);
  await session.send('Performance.enable');
  const metrics = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  const articles = () => tab.evaluate(() => document.querySelectorAll('article:not([hidden])').length);
  const measure = async (label, act, expected) => {
    const before = await metrics();
    await act();
    // The search begins 80 ms after the last key. On a busy machine, the timer is late.
    await tab.waitForTimeout(400);
    for (let attempt = 0; attempt < 20 && !expected(await articles()); attempt += 1) await tab.waitForTimeout(100);
    const after = await metrics();
    const [script, style, layout] = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'].map((key) =>
      (after[key] - before[key]).toFixed(0),
    );
    console.log(`2000 errors, ${label}: script ${script} ms, style ${style} ms, layout ${layout} ms`);
    const count = await articles();
    assert.ok(expected(count), `${label}: ${count}`);
  };
  const input = tab.locator('#search');
  const isAll = (count) => count === 2000;
  const isPart = (count) => count > 0 && count < 2000;
  await measure('first search', () => input.fill('group_7'), (count) => count === 50);
  await measure('clear', () => input.press('Escape'), isAll);
  await measure('search with many results', () => input.fill('resource'), isAll);
  await measure('typing 8 characters', () => input.pressSequentially(' group 7'), isPart);
  await measure('filter', () => tab.locator('[data-filter=status]').selectOption('404'), isPart);
  await measure('clear', () => input.press('Escape'), isAll);
});

await browser.close();
server.close();
console.log('all checks passed');
