'use strict';
// The theme is set before the page is shown, so that it does not change then.
try {
  document.documentElement.dataset.theme = localStorage.getItem('theme') ?? '';
} catch {
  // The page has no storage.
}
