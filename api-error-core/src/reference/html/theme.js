'use strict';
// The theme is set before the page is shown, so that the page is never shown in another theme.
try {
  document.documentElement.dataset.theme = localStorage.getItem('theme') ?? '';
} catch {
  // The page has no storage.
}
