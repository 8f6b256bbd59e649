package main

func commands() []*command {
	return []*command{
		serveCommand(), batchCommand(), readCommand(), searchCommand(), caseCommand(), failedCommand(),
		statusCommand(), doctorCommand(), configCommand(), reindexCommand(), restoreCommand(), evalCommand(),
	}
}
