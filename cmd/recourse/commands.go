package main

func commands() []*command {
	return []*command{
		serveCommand(), batchCommand(), readCommand(), searchCommand(), similarCommand(), draftCommand(), packetCommand(), historyCommand(), libraryCommand(), caseCommand(), codeCommand(), failedCommand(),
		statusCommand(), doctorCommand(), configCommand(), reindexCommand(), reprocessCommand(), learnedCommand(), restoreCommand(), reportCommand(), evalCommand(),
	}
}
