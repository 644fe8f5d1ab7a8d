/**
 * What the tests need beyond npm: Debian's Dovecot (a real IMAP server) and Chromium (a real
 * browser). What is missing is installed where that is allowed; otherwise the tests stop with one
 * sentence. Nothing is skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

interface Need {
  readonly package: string;
  /** Any of these files will do. */
  readonly files: readonly string[];
}

const needs: readonly Need[] = [
  { package: 'dovecot-imapd', files: ['/usr/lib/dovecot/imap'] },
  {
    package: 'chromium',
    files: [
      process.env.CHROMIUM ?? '',
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
    ],
  },
];

const missing = () =>
  needs.filter((need) => !need.files.some(existsSync)).map((one) => one.package);

/** @returns null when all is there, or the sentence to stop with */
export function debianPackages(): string | null {
  const wanted = missing();
  if (wanted.length === 0) return null;
  const root = asRoot();
  if (root && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing what the tests need from Debian: ${wanted.join(', ')}.`);
    run([...root, 'apt-get', 'update']);
    run([...root, 'apt-get', 'install', '-y', '--no-install-recommends', ...wanted]);
  }
  const still = missing();
  if (still.length === 0) return null;
  return `The tests need Debian's ${still.join(' and ')}: run "apt-get install ${still.join(' ')}" as root, then "npm test" again.`;
}

/** The words in front of a command that make it root's; null where we may not. */
function asRoot(): string[] | null {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null;
}

function run([command = '', ...words]: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, words, { stdio: 'inherit', env });
}
