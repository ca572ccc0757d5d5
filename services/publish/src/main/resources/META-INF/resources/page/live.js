// Follows the feed of changes, and brings the parts of a page up to date by asking the server for the page again: what a
// change means is put into words in one place, on the server.

const FEED = '/feed/changes';
const AT_ONCE_MS = 250;
const AT_MOST_EVERY_MS = 1500;
// The feed may be ahead of what pages are made from: the page is asked for as of the change, or as of then if that takes longer.
const CATCH_UP_S = 10;
// Two clocks may differ a little; a change that is heard twice does no harm.
const OVERLAP_MS = 5000;

/**
 * Calls back for each change of a feed since a time of the server's clock. The connection is given up while the page is hidden, since a
 * browser has few for all its tabs, and taken up where it was left when it is shown again.
 */
export function follow(since, changed, feed = FEED) {
  let last = new Date(new Date(since).getTime() - OVERLAP_MS).toISOString();
  let position = '';
  let source;
  const open = () => {
    if (source || document.hidden) return;
    const address = new URL(feed, location.href);
    address.searchParams.set('since', last);
    source = new EventSource(address);
    source.addEventListener('change', (event) => {
      // After a pause the feed begins at a time again: what was heard before is passed over.
      if (event.lastEventId && event.lastEventId === position) return;
      position = event.lastEventId;
      changed(event.data);
    });
  };
  const close = () => {
    source?.close();
    source = undefined;
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      last = new Date(Date.now() - OVERLAP_MS).toISOString();
      close();
    } else {
      open();
    }
  });
  open();
}

/** Says something politely, without taking the focus. */
export function say(words) {
  const news = document.getElementById('news');
  news.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { news.textContent = ''; }, 8000);
}

const keyed = (part) => new Map([...part.querySelectorAll('[data-key]')].map((each) => [each.dataset.key, each]));

/** What to find the focused element by once its surroundings have been replaced. */
function address(element) {
  if (!element || element === document.body) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.dataset.act) return `[data-act="${element.dataset.act}"][data-subject="${CSS.escape(element.dataset.subject)}"]`;
  const href = element.getAttribute('href');
  return href ? `a[href="${CSS.escape(href)}"]` : null;
}

/** Replaces what of a part differs, and keeps what the reader had opened and where the reader was. */
function replace(part, fresh) {
  if (part.innerHTML === fresh.innerHTML) return [];
  const before = new Map([...keyed(part)].map(([key, each]) => [key, each.innerHTML]));
  const opened = [...part.querySelectorAll('details')].map((each) => each.open);
  const focus = part.contains(document.activeElement) ? address(document.activeElement) : null;
  part.replaceChildren(...fresh.childNodes);
  [...part.querySelectorAll('details')].forEach((each, i) => { if (opened[i] !== undefined) each.open = opened[i]; });
  if (focus) part.querySelector(focus)?.focus({ preventScroll: true });
  const moved = [...keyed(part)].filter(([key, each]) => before.get(key) !== each.innerHTML).map(([, each]) => each);
  moved.forEach((each) => each.classList.add('moved'));
  return moved;
}

/** Asks for the page again and shows what has changed; resolves to the elements that did. */
export async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html', Prefer: `wait=${CATCH_UP_S}` } });
  if (answer.status === 404) {
    say('This claim has been withdrawn: its last evidence is gone.');
    return [];
  }
  if (!answer.ok) return [];
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const moved = [];
  for (const part of document.querySelectorAll('[data-part]')) {
    const other = fresh.getElementById(part.id);
    if (other) moved.push(...replace(part, other));
  }
  return moved;
}

/** Keeps the page up to date: with changes of one claim, or with all of them. */
export function keepUpToDate(main) {
  const { live, now, feed } = main.dataset;
  let timer;
  let lastTime = 0;
  const run = async () => {
    // Somebody is writing: what they look at stays as it is until they are done.
    if (document.querySelector('dialog[open]')) {
      timer = setTimeout(run, AT_MOST_EVERY_MS);
      return;
    }
    timer = undefined;
    lastTime = Date.now();
    const moved = await refresh();
    const words = moved.map((each) => each.dataset.news).filter(Boolean);
    if (words.length === 1) say(words[0]);
    else if (words.length > 1) say(`${words.length} changes`);
  };
  follow(now, (change) => {
    // The feed is of an agent and an outcome by name or key; of those with a like name it tells too.
    if (live !== 'all' && live !== JSON.parse(change).claim) return;
    timer ??= setTimeout(run, Math.max(AT_ONCE_MS, lastTime + AT_MOST_EVERY_MS - Date.now()));
  }, feed);
}
