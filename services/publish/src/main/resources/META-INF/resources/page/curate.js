// The curator's buttons: they ask what there is to ask in a dialog, and send the decision. Who has not signed in is asked to by
// the browser itself. What the decision moves comes back over the feed like every other change.
import { refresh, say } from './live.js';

const dialog = document.getElementById('decide');
const form = dialog.querySelector('form');
const title = document.getElementById('decide-title');
const about = document.getElementById('decide-about');
const reason = document.getElementById('decide-reason');
const problem = document.getElementById('decide-problem');
const TITLES = { ACCEPT: 'Accept this evidence', REJECT: 'Reject this evidence', COMMENT: 'Comment', APPROVE: 'Approve this answer' };
let decision;
let opener;
let read;

const tell = (words) => {
  problem.textContent = words;
  problem.hidden = !words;
};

/** What went wrong, and what to do about it. */
function wrong(answer, body) {
  switch (answer.status) {
    case 401: return 'Only curators decide. Sign in to do so.';
    case 403: return 'Your name may not decide here.';
    case 412: return `${body?.detail ?? 'The claim has changed since you looked at it.'} Look again, and decide then.`;
    default: return body?.detail ?? `It was not taken: ${answer.status} ${answer.statusText}`;
  }
}

async function send(method, path, body, etag) {
  const headers = { Accept: 'application/json' };
  if (body) headers['Content-Type'] = 'application/json';
  if (etag) headers['If-Match'] = etag;
  const answer = await fetch(path, { method, headers, credentials: 'same-origin', body: body && JSON.stringify(body) });
  return { answer, body: await answer.json().catch(() => null) };
}

function open(button) {
  const { act, kind, subject, about: words } = button.dataset;
  opener = { act, subject };
  decision = { [kind]: subject, act };
  read = { ...document.querySelector('h1').dataset };
  title.textContent = TITLES[act];
  about.textContent = words ?? '';
  reason.hidden = act !== 'REJECT';
  form.elements.comment.required = act === 'COMMENT';
  form.elements.comment.value = '';
  tell('');
  dialog.showModal();
}

async function takeBack(button) {
  button.disabled = true;
  const { answer, body } = await send('DELETE', `/decisions/${button.dataset.subject}`);
  if (answer.ok) {
    say('Taken back: it is as if it had never been.');
    await refresh();
  } else {
    say(wrong(answer, body));
  }
  button.disabled = false;
}

// The parts of the page are replaced as they change, so that it is the page which listens, not the buttons.
document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-act]');
  if (!button) return;
  if (button.dataset.act === 'TAKE_BACK') takeBack(button);
  else open(button);
});
form.querySelector('[value="cancel"]').addEventListener('click', () => dialog.close());
dialog.addEventListener('close', () => {
  // The button may have been replaced since: its successor gets the focus.
  document.querySelector(`[data-act="${opener.act}"][data-subject="${CSS.escape(opener.subject)}"]`)?.focus();
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (decision.act === 'REJECT') decision.reason = form.elements.reason.value;
  decision.comment = form.elements.comment.value.trim();
  const submit = form.querySelector('[type="submit"]');
  submit.disabled = true;
  try {
    // What was read is what is decided on: if it has changed since, the service says so instead.
    const { answer, body } = await send('POST', '/decisions', { ...decision, proposition: read.claim }, read.etag);
    if (answer.ok) {
      dialog.close();
      say('Decided. What it moves shows here in a moment.');
      await refresh();
    } else {
      tell(wrong(answer, body));
      if (answer.status === 412) dialog.addEventListener('close', refresh, { once: true });
    }
  } catch {
    tell('The service cannot be reached. Nothing was decided.');
  } finally {
    submit.disabled = false;
  }
});
