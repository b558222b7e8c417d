// An enhancement only: a form that looks as if a machine had filled it (in a moment, or in a field that nobody sees) does
// a second of work before it is sent, and needs no look by a person then. Without this script everything works as well.
const FILLED_QUICKLY_MS = 5000;
const LONGEST_WORK_MS = 15000;

/** @param {HTMLFormElement} form @param {string} name */
const inputIn = (form, name) => {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement ? found : undefined;
};

/** An unfinished form comes back in any case. @param {HTMLFormElement} form */
const looksMechanical = (form) =>
  form.checkValidity() && (performance.now() < FILLED_QUICKLY_MS || inputIn(form, 'homepage')?.value !== '');

/** @param {unknown} challenge @returns {Promise<unknown>} the solution; rejects when there is none */
const solve = (challenge) =>
  new Promise((resolve, reject) => {
    const worker = new Worker('/proof.js');
    worker.addEventListener('error', () => reject(new Error('the work failed')));
    worker.addEventListener('message', (/** @type {MessageEvent<unknown>} */ { data }) => {
      worker.terminate();
      if (typeof data === 'object' && data !== null && 'derivedKey' in data) resolve(data);
      else reject(new Error('the work came to nothing'));
    });
    worker.postMessage({ type: 'work', challenge, timeout: LONGEST_WORK_MS });
  });

/** Sent without when it cannot be done: a person looks at it then. @param {HTMLFormElement} form */
const prove = async (form) => {
  try {
    /** @type {unknown} */
    const challenge = JSON.parse(form.dataset['task'] ?? '');
    const solution = await solve(challenge);
    const proof = inputIn(form, 'proof');
    if (proof) proof.value = btoa(JSON.stringify({ challenge, solution }));
  } catch {
    // Nothing to say to the citizen: it changes nothing for them.
  }
  form.submit();
};

const form = document.querySelector('form[data-task]');
let isWorking = false;
if (form instanceof HTMLFormElement) {
  form.addEventListener('submit', (event) => {
    // Browsers give no cryptography to pages that came without TLS.
    if (!isWorking && (!looksMechanical(form) || !window.isSecureContext)) return;
    event.preventDefault();
    if (isWorking) return;
    isWorking = true;
    form.setAttribute('aria-busy', 'true');
    void prove(form);
  });
  // A page that the browser takes out of its memory goes on where it was left.
  window.addEventListener('pageshow', () => {
    isWorking = false;
    form.removeAttribute('aria-busy');
  });
}
