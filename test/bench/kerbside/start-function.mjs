// Loads one function as Lambda does before its first call, and says what processor time that took.
await import(process.argv[2]);
process.stdout.write(String(process.cpuUsage().user + process.cpuUsage().system));
process.exit(0);
