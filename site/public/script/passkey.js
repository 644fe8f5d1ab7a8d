// Signs in with a passkey, or makes one. The buttons stand hidden until this has run: without script,
// or without passkeys in the browser, the form with password and code beside it does the same.
const buttons = document.querySelectorAll('[data-passkey]');

for (const button of window.PublicKeyCredential?.parseRequestOptionsFromJSON ? buttons : []) {
  button.hidden = false;
  button.addEventListener('click', () => run(button));
}

async function run(button) {
  const status = document.querySelector('[data-passkey-status]');
  button.disabled = true;
  try {
    const options = await post(button.dataset.options, {});
    const credential = await (button.dataset.passkey === 'make' ? make(options) : use(options));
    const { next } = await post(button.dataset.answer, credential.toJSON());
    location.assign(next);
  } catch (error) {
    // Closing the browser's own window is no failure worth a sentence.
    if (error.name !== 'NotAllowedError') status.textContent = error.message;
    button.disabled = false;
  }
}

function make(options) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return navigator.credentials.create({ publicKey });
}

function use(options) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials.get({ publicKey });
}

async function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}
