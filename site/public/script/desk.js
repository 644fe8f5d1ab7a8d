// Keys for who works at the desk all day. Everything they do can be done without them.
const pages = { q: '', t: '/tasks', r: '/cases', o: '/suppressions', e: '/enter', c: '/consent' };
let going = false;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
  const act = going ? go : acts[event.key];
  going = event.key === 'g' && !going;
  if (act?.(event.key)) event.preventDefault();
});

const acts = {
  j: () => step(1),
  k: () => step(-1),
  '/': () => reach('[data-find]'),
  a: () => reach('[data-primary]'),
  '?': () => {
    document.querySelector('#keys').showModal();
    return true;
  },
};

function go(key) {
  if (!(key in pages)) return false;
  location.assign(`/desk${pages[key]}`);
  return true;
}

function step(by) {
  const rows = [...document.querySelectorAll('[data-row]')];
  const at = rows.indexOf(document.activeElement);
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

function reach(selector) {
  const found = document.querySelector(selector);
  for (let up = found?.parentElement; up; up = up.parentElement) {
    if (up.localName === 'details') up.open = true;
  }
  found?.focus();
  found?.scrollIntoView({ block: 'nearest' });
  return found !== null;
}

function writes(target) {
  return (
    target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select') ||
    target.closest('dialog') !== null
  );
}
