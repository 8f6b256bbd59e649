package main

func commands() []*command {
	return []*command{
		serveCommand(), batchCommand(), readCommand(), searchCommand(), similarCommand(), draftCommand(), caseCommand(), failedCommand(),
		statusCommand(), doctorCommand(), configCommand(), reindexCommand(), reprocessCommand(), learnedCommand(), restoreCommand(), reportCommand(), evalCommand(),
	}
}
