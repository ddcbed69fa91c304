mod copies;
