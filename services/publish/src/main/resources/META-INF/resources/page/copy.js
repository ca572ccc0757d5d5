// A button behind each command that copies it.
import { say } from './live.js';

for (const command of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'small copy';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy: ${command.dataset.copy}`);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(command.textContent.trim());
      say('Copied');
    } catch {
      // Without permission, or where the page is not served securely, it is at least selected.
      getSelection().selectAllChildren(command);
      say('Selected: copy it with the keyboard');
    }
  });
  command.closest('pre').before(button);
}
