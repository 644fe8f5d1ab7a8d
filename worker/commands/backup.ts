import { resolve } from 'node:path';
import { Command } from 'commander';
import { besideBackup, restoreBackup } from '../backup.ts';
import { readConfig } from '../config.ts';
import { asking } from './asking.ts';

export function backupCommand(): Command {
  return new Command('backup')
    .description('write a copy of the database, while the desk runs or not')
    .argument('<file>', 'a new file')
    .action((file: string) =>
      asking(async (asker) => {
        const path = resolve(file);
        const { octets } = await asker.ask('backup.write', { file: path });
        console.log(
          `${path}: ${octets} octets. ${besideBackup(path).note} says how to restore it.`,
        );
        console.log('The master key is not in it. Keep a copy of that in another place.');
      }),
    );
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup in the place of the database; the desk must be stopped')
    .argument('<file>', 'what "privacy-desk backup" wrote')
    .action(async (file: string) => {
      const config = readConfig(process.env);
      const { erasedAgain, carriedOver, replaced } = await restoreBackup(config, resolve(file));
      console.log(
        erasedAgain === 0
          ? 'Restored. Nobody had been erased since the backup.'
          : `Restored. Whoever was erased since the backup was erased again: ${erasedAgain}.`,
      );
      console.log(
        carriedOver === null
          ? 'The database that was replaced could not be read: opt-outs made since the backup are lost unless you import them.'
          : `${carriedOver} opt-outs and restrictions made since the backup were carried over.`,
      );
      if (replaced) {
        console.log(`The database that was replaced is ${replaced}, with -wal if there is one.`);
        console.log('Delete it when all is well: nobody keeps the personal data in it in order.');
      }
    });
}
