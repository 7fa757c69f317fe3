import net from 'node:net';

/** Throws one line when a port is in use, naming it and the fix. */
export async function checkPorts(ports) {
  for (const [port, user] of ports) {
    if (await isInUse(port)) {
      throw new Error(
        `Port ${port}, which ${user} needs, is in use: stop the program that has it (lsof -i :${port}), then start again.`,
      );
    }
  }
}

function isInUse(port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', error =>
      error.code === 'EADDRINUSE' ? resolve(true) : reject(error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)));
  });
}
