/**
 * Waits for the end of the test run that started the shared PostgreSQL, however it ends, then stops the server and removes
 * its folder. Plain JavaScript: it outlives Jest and its transforms. Arguments: process id of the run, folder of the server.
 */
const fs = require('node:fs');
const path = require('node:path');

const [run, folder] = [Number(process.argv[2]), process.argv[3]];

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const serverPid = () => {
  try {
    return Number(fs.readFileSync(path.join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
};

const end = () => {
  const pid = serverPid();
  if (pid !== undefined && isAlive(pid)) {
    process.kill(pid, 'SIGQUIT');
    setTimeout(end, 20);
    return;
  }
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
};

const watch = () => (isAlive(run) ? setTimeout(watch, 200) : end());
watch();
