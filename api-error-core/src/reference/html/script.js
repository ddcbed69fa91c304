'use strict';
(() => {
  const $ = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const input = $('.search input');
  const count = $('.search output');
  const filters = all('.search select');
  const none = $('.none');
  const guide = $('.guide');
  const links = new Map(all('nav a').map((link) => [link.hash, link.parentElement]));
  const groups = all('nav dd').map((list) => [list, list.previousElementSibling]);
  const errors = all('article').map((element) => ({
    element,
    link: links.get(element.querySelector('h3 a').hash),
    section: element.parentElement,
    text: undefined,
  }));
  const sections = all('main > section');

  // The text of each entry is read once. The response and the code are not searched: the tables
  // contain their values, and their other texts are the same in nearly every entry.
  const textOf = (error) => (error.text ??= readText(error.element));
  const partsOf = (article) => [...article.children].filter(({ tagName }) => !/^(DETAILS|FIGURE)$/.test(tagName));
  const readText = (article) =>
    partsOf(article).map((part) => part.textContent).join(' ').toLowerCase();
  const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
  const hide = (element, isHidden) => {
    if (element && element.hidden !== isHidden) element.hidden = isHidden;
  };

  // Only the matches near the window are highlighted: the others cannot be seen.
  const canHighlight = 'highlights' in CSS && 'Highlight' in window;
  const near = new Set();
  let words = [];
  const searchedParts = () => [...near].flatMap(partsOf);
  const highlight = () => {
    if (!canHighlight) return;
    const ranges = [];
    for (const part of words.length > 0 ? searchedParts() : []) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        // A change to lower case can change the length of a text, and then also the positions in it.
        if (text.length !== node.length) continue;
        for (const word of words) {
          for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set('match', new Highlight(...ranges));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) near.add(target);
        else near.delete(target);
      }
      highlight();
    },
    { rootMargin: '50%' },
  );

  // The list marks the error that is at the top of the window. If the mark is outside the visible
  // part of the list, the list scrolls to it.
  const nav = $('nav');
  let current;
  const mark = (link) => {
    current?.firstElementChild.removeAttribute('aria-current');
    current = link;
    current.firstElementChild.setAttribute('aria-current', 'location');
    const { top, bottom } = nav.getBoundingClientRect();
    const box = current.getBoundingClientRect();
    if (box.top < top || box.bottom > bottom) nav.scrollTop += box.top - top - nav.clientHeight / 3;
  };
  const reader = new IntersectionObserver(
    (entries) => {
      const found = entries.find(({ isIntersecting }) => isIntersecting);
      const error = found && errors.find(({ element }) => element === found.target);
      if (error?.link) mark(error.link);
    },
    { rootMargin: '-12% 0% -83%' },
  );

  const apply = () => {
    words = wordsOf(input.value);
    const wanted = filters.filter((filter) => filter.value !== '').map((filter) => [filter.dataset.filter, filter.value]);
    const isFiltered = words.length > 0 || wanted.length > 0;
    const full = new Set();
    let shown = 0;
    for (const error of errors) {
      const { dataset } = error.element;
      const isShown =
        wanted.every(([key, value]) => (key === 'status' ? dataset[key].startsWith(value) : dataset[key] === value)) &&
        (words.length === 0 || words.every((word) => textOf(error).includes(word)));
      hide(error.element, !isShown);
      hide(error.link, !isShown);
      if (isShown) {
        shown += 1;
        full.add(error.section).add(error.link?.parentElement.parentElement);
      }
    }
    for (const section of sections) hide(section, !full.has(section));
    for (const [list, label] of groups) {
      hide(list, !full.has(list));
      hide(label, !full.has(list));
    }
    // The results are directly below the search.
    hide(guide, isFiltered);
    hide(none, shown > 0 || !isFiltered);
    hide(nav, shown === 0 && isFiltered);
    count.textContent = isFiltered ? `${shown} of ${errors.length}` : '';
    highlight();
  };

  // The search is in the address, so that a link to it can be shared.
  const store = () => {
    const url = new URL(location.href);
    for (const [key, value] of [['q', input.value.trim()], ...filters.map((filter) => [filter.dataset.filter, filter.value])]) {
      if (value === '') url.searchParams.delete(key);
      else url.searchParams.set(key, value);
    }
    if (url.href === location.href) return;
    try {
      history.replaceState(history.state, '', url);
    } catch {
      // The browser does not allow this for a page without an origin.
    }
  };
  const load = () => {
    const { searchParams } = new URL(location.href);
    input.value = searchParams.get('q') ?? '';
    for (const filter of filters) {
      filter.value = searchParams.get(filter.dataset.filter) ?? '';
      if (filter.selectedIndex === -1) filter.value = '';
    }
  };

  let timer = 0;
  const search = () => {
    clearTimeout(timer);
    apply();
    store();
  };
  const searchSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(search, 80);
  };
  const clear = () => {
    input.value = '';
    for (const filter of filters) filter.value = '';
    search();
  };

  // The browser calculates the height of an entry when the entry is near the window
  // (`content-visibility`). So the target moves while the page scrolls to it.
  const scrollTo = (target, frames = 4) => {
    target.scrollIntoView();
    if (frames > 0) requestAnimationFrame(() => scrollTo(target, frames - 1));
  };

  // The name of an error is also a fragment, in upper or lower case.
  const open = () => {
    let name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {
      // The fragment is not percent-encoded.
    }
    if (name === '') return;
    const wanted = name.toLowerCase();
    const target =
      document.getElementById(name) ??
      errors.find(({ element }) => element.dataset.name.toLowerCase() === wanted)?.element;
    if (!target) return;
    if (target.hidden) clear();
    scrollTo(target);
  };

  const copy = async (button, text) => {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without access to the clipboard, the text is selected instead.
      const { link } = button.dataset;
      if (link) location.hash = link;
      else getSelection().selectAllChildren(button.closest('figure').querySelector('code'));
      return;
    }
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = label), 1500);
  };

  // A choice that applies to the whole page. The page stores the choice if the browser allows it.
  const root = document.documentElement;
  const choose = (select, key, attribute) => {
    if (!select) return;
    const show = () => {
      root.dataset[attribute] = select.value;
    };
    try {
      select.value = localStorage.getItem(key) ?? '';
    } catch {
      // The page has no storage.
    }
    if (select.selectedIndex === -1) select.value = '';
    show();
    select.addEventListener('change', () => {
      show();
      try {
        localStorage.setItem(key, select.value);
      } catch {
        // The page has no storage.
      }
    });
  };
  choose($('select[data-code]'), 'language', 'code');
  choose($('.theme select'), 'theme', 'theme');

  input.addEventListener('input', searchSoon);
  for (const filter of filters) filter.addEventListener('change', search);
  none.querySelector('button').addEventListener('click', () => {
    clear();
    input.focus();
  });
  addEventListener('hashchange', open);
  addEventListener('popstate', () => {
    load();
    apply();
  });
  addEventListener('keydown', (event) => {
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === 'Escape' && document.activeElement === input) {
      clear();
    } else if (event.key === 'Enter' && document.activeElement === input) {
      search();
      errors.find(({ element }) => !element.hidden)?.element.querySelector('h3 a').focus();
    }
  });
  document.addEventListener('click', ({ target }) => {
    if (!target.matches?.('article header button, .copy')) return;
    const { link } = target.dataset;
    copy(target, link ? new URL(link, location.href).href : target.closest('figure').querySelector('code').textContent);
  });
  root.classList.add('script');
  for (const { element } of errors) {
    observer.observe(element);
    if (document.body.classList.contains('long')) reader.observe(element);
  }
  load();
  apply();
  open();

  // The texts for a search are read while the browser has nothing else to do.
  let unread = 0;
  const read = (deadline) => {
    while (unread < errors.length && deadline.timeRemaining() > 1) {
      textOf(errors[unread]);
      unread += 1;
    }
    if (unread < errors.length) requestIdleCallback(read);
  };
  globalThis.requestIdleCallback?.(read);
})();
