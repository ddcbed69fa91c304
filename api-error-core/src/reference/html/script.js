'use strict';
(() => {
  const input = document.querySelector('.search input');
  const count = document.querySelector('.search output');
  const errors = [...document.querySelectorAll('article')].map((element) => ({
    element,
    text: element.textContent.toLowerCase(),
  }));
  const sections = [...document.querySelectorAll('main > section')];

  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { element, text } of errors) {
      element.hidden = !words.every((word) => text.includes(word));
      shown += element.hidden ? 0 : 1;
    }
    for (const section of sections) {
      section.hidden = words.length > 0 && !section.querySelector('article:not([hidden])');
    }
    document.querySelector('nav').hidden = words.length > 0;
    count.textContent = words.length > 0 ? `${shown} of ${errors.length}` : '';
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
    if (target.hidden) {
      input.value = '';
      search();
    }
    target.scrollIntoView();
  };

  const copy = async (button) => {
    const link = new URL(button.dataset.link, location.href).href;
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      location.hash = button.dataset.link;
    }
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy link'), 1500);
  };

  input.addEventListener('input', search);
  addEventListener('hashchange', open);
  addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
    } else if (event.key === 'Escape' && document.activeElement === input) {
      input.value = '';
      search();
    }
  });
  for (const button of document.querySelectorAll('article button')) {
    button.hidden = false;
    button.addEventListener('click', () => copy(button));
  }
  document.querySelector('.search').hidden = false;
  // The browser may have restored the text of the search field.
  search();
  open();
})();
