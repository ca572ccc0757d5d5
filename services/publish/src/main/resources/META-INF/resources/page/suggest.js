// Suggests concepts while somebody types a name, by the browser's own list under the field.
const PAUSE_MS = 150;
const FEWEST_LETTERS = 2;

for (const field of document.querySelectorAll('input[list]')) {
  const list = document.getElementById(field.getAttribute('list'));
  let timer;
  let asked = 0;
  const suggest = async () => {
    const q = field.value.trim();
    if (q.length < FEWEST_LETTERS) return;
    const number = ++asked;
    const answer = await fetch(`/entities?limit=8&q=${encodeURIComponent(q)}`).catch(() => null);
    // An answer that comes late does not take the place of a later question's.
    if (!answer?.ok || number !== asked) return;
    list.replaceChildren(...(await answer.json()).map((entity) => {
      const option = document.createElement('option');
      option.value = entity.label;
      option.label = `${entity.claims} ${entity.claims === 1 ? 'claim' : 'claims'}`;
      return option;
    }));
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE_MS);
  });
}
